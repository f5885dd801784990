// Why a project cannot be a program's board at all.

const permission = "`Projects: read and write` of the organisation";

export const belongsTo = (other: string, owner: string): string =>
  `this project belongs to ${other}. The board has to be a project of ${owner}.`;

export const notAllowed: string = `the App may not use projects. It needs the permission ${permission}. Everything else goes on without a board.`;

export const noOrganisation = (owner: string): string =>
  `${owner} is no organisation, and GitHub shows an App only the projects of organisations.`;

export const noProject = (owner: string, number: number): string =>
  `${owner} has no project ${number} that the App can see. It may have been deleted. Write the number of another one.`;

export const isClosed = (title: string): string =>
  `the project "${title}" is closed. Open it again, or write the number of another one.`;

export const readOnlyProject = (title: string): string =>
  `the App may not write in the project "${title}". It needs the permission ${permission}.`;
