// Words by which a line is told to be something to do: verbs that people give each other, and words that are no names.

import { monthNumber, weekdayNumber } from "./calendar-words.ts";

const english = new Set(
  `add adapt adjust advertise agree announce answer apply approve arrange ask assemble assign attach audit backup bake
  book bring build buy calculate call cancel change chase check choose circulate clarify clean close collect compare
  compile complete compose configure confirm contact continue convert coordinate copy correct count create decide
  define deliver deploy describe design detail determine develop discuss distribute document download draft draw edit
  email encourage enroll ensure estimate evaluate examine explain explore export extend facilitate file fill finalise
  finalize find finish fix follow forward gather generate get give handle help hire host identify implement import
  improve inform inspect install interview introduce investigate invite keep label launch lead learn link list look
  maintain make manage map measure mention merge message migrate moderate monitor move negotiate nominate notify
  onboard open order organise organize outline own pack pay phone pick plan post prepare present print propose provide
  publish pull purchase put raise reach read recruit remind remove rename renew repair replace reply report request
  research reserve resolve respond return review revise revisit rewrite run schedule search select sell send set setup
  settle share ship show sign simplify sort speak split start stop store submit suggest summarise summarize summarise
  survey switch sync take talk test think thank tidy train transcribe transfer translate try update upgrade upload
  verify visit volunteer watch work wrap write`.split(/\s+/),
);

const spanish = /^\p{Ll}{2,}(?:ar|er|ir|ír)(?:me|te|se|l[aeo]s?|nos|sel[ao]s?)?$/u;
const future = /^\p{Ll}{2,}(?:ará|erá|irá|arán|erán|irán|drá|drán|hará|harán|dirá|dirán)$/u;
/** What somebody will be, not do. */
const states = /^(?:estar|ser|habr|tendr|podr|llegar|vendr|ir|quedar|faltar|asistir|querr)(?:á|án)$/u;
const spanishOrders = new Set(
  `prepara preparad envía envia manda escribe redacta revisa publica organiza busca pide pregunta contacta llama reserva
  compra actualiza traduce confirma define detalla crea haz comparte avisa invita`.split(/\s+/),
);
const notVerbs = new Set(
  "lugar mujer taller bar mar ayer deber poder ser ir ver lunar hogar popular similar familiar".split(" "),
);

/** A verb by which people say what somebody is to do, in its plain form. */
export function isTask(word: string): boolean {
  const plain = word.toLowerCase();
  return english.has(plain) || spanishOrders.has(plain) || (spanish.test(plain) && !notVerbs.has(plain));
}

/** `enviará`: the verb alone says it. */
export const isFuture = (word: string): boolean => future.test(word.toLowerCase()) && !states.test(word);

const noNames = new Set(
  `a access action add all an and another any anybody anyone api back because best better but by call case change code
  content could crew data decision deadline doc docs draft due each easy event events everybody everyone everything
  fix for free friday from full good guide hard have help here hint hope how idea if in info invitation invite issue it
  just keep lack last late leaders link links list local lots make many meet meetup mentors monday money more most move
  need needs new next no nobody nothing note notes now offer ok old on once one only open options or order other our
  out owner owners part pending people plan plans please point points post power program question questions
  read ready reason reminder remember report request resources review right road room rules saturday see send server
  set should site some somebody someone something space speed staff start steps still sunday support talk task tasks
  team teams thank thanks that the their them then there these they things this those thursday time times to today
  todo tomorrow too tool tools topic topics trip try tuesday up update updates us use useful users vote wait want way
  ways we website wednesday welcome what when where which who why will wiki wish with work would write yes yet you your
  hard hope glad happy sorry able attempt aim volunteers reps members council board committee contributors approvers
  mozillians organisers organizers speakers participants attendees sponsors
  agenda ahora algo alguien antes así bien cada como cómo con cuando del desde donde el ella ellos en entre equipo
  esta este esto gente gracias grupo hay hoy la las lista lo los luego más miembros mucho nada nadie necesidad nos
  nuestra nuestro nueva nuevo otra otro para pero personas por posible próxima próximo que qué quien reunión se si sí
  sin sobre solo su tarea tareas tema tiempo todos todas un una vamos voluntarios ya`.split(/\s+/),
);

const nounEnding = /(?:tion|sion|ity|ness|ment|ance|ence|ship|ability|ing|ciones|dades|miento|cess)$/u;

/** Whether a word with a capital may be somebody's name. Doubt is a no: an item too few is seen, one too many annoys. */
export function mayBeName(name: string): boolean {
  if (monthNumber(name) > 0 || weekdayNumber(name) > 0) return false;
  const words = name.toLowerCase().split(/[\s'’]+/);
  return !words.some((word) => noNames.has(word) || (word.length > 5 && nounEnding.test(word)));
}
