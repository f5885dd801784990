// The names of days and months as people write them in notes, in English and Spanish, long and short.

/** Monday first. */
const weekdays = [
  "mon(?:day)?|lunes|lun",
  "tue(?:s(?:day)?)?|martes",
  "wed(?:s|nesday)?|mi[ée]rcoles|mi[ée]",
  "thu(?:r(?:s(?:day)?)?)?|jueves|jue",
  "fri(?:day)?|viernes|vie",
  "sat(?:urday)?|s[áa]bado|s[áa]b",
  "sun(?:day)?|domingo|dom",
];

const months = [
  "jan(?:uary)?|enero|ene",
  "feb(?:ruary)?|febrero",
  "mar(?:ch)?|marzo",
  "apr(?:il)?|abril|abr",
  "may|mayo",
  "june?|junio",
  "july?|julio",
  "aug(?:ust)?|agosto|ago",
  "sept?(?:ember)?|sep?tiembre",
  "oct(?:ober)?|octubre",
  "nov(?:ember)?|noviembre",
  "dec(?:ember)?|diciembre|dic",
];

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  un: 1,
  una: 1,
  two: 2,
  dos: 2,
  three: 3,
  tres: 3,
  four: 4,
  cuatro: 4,
  five: 5,
  cinco: 5,
  six: 6,
  seis: 6,
  seven: 7,
  siete: 7,
  eight: 8,
  ocho: 8,
  ten: 10,
  diez: 10,
  fifteen: 15,
  quince: 15,
};

/** Parts of patterns: what stands for any day of the week, any month, any small number. */
export const weekdayWord = weekdays.join("|");
export const monthWord = months.join("|");
export const numberWord = `\\d{1,2}|${Object.keys(numbers).join("|")}`;

const reading = (names: readonly string[]) => {
  const each = names.map((name) => new RegExp(`^(?:${name})$`, "i"));
  return (word: string): number => each.findIndex((one) => one.test(word)) + 1;
};

/** Monday is 1, as in the calendar; 0 where it is no such word. */
export const weekdayNumber = reading(weekdays);
/** January is 1; 0 where it is no such word. */
export const monthNumber = reading(months);

export const smallNumber = (word: string): number => numbers[word.toLowerCase()] ?? Number(word);
