// Meetings as a calendar that other programs subscribe to (RFC 5545). A meeting keeps its UID for ever.

import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";

/** A meeting as a calendar shows it. */
export interface Appointment {
  readonly uid: string;
  /** Grows whenever it is moved, so that calendars take the new time. */
  readonly sequence: number;
  readonly title: string;
  readonly start: string;
  readonly minutes: number;
  readonly status: "confirmed" | "cancelled";
  /** Its issue. */
  readonly url: string;
  /** Where people meet, as somebody wrote it. */
  readonly where?: string;
  /** When this was last said, so that the same calendar is the same text. */
  readonly stamp: string;
}

export interface Calendar {
  readonly name: string;
  readonly appointments: readonly Appointment[];
}

export function icalendar(name: string, appointments: readonly Appointment[]): string {
  const calendar = ical({
    name,
    prodId: { company: "Quorate", product: "Quorate", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  });
  for (const { uid, sequence, title, start, minutes, status, url, where, stamp } of appointments) {
    calendar.createEvent({
      id: uid,
      sequence,
      start: new Date(start),
      end: new Date(Date.parse(start) + minutes * 60_000),
      stamp: new Date(stamp),
      summary: title,
      description: url,
      url,
      status: status === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(where === undefined ? {} : { location: where }),
    });
  }
  // Every line ends so, the last one too.
  return `${calendar.toString().trimEnd()}\r\n`;
}
