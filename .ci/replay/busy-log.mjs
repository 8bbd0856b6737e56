// Prints a ticket log of a busy company: small, but with every figure in it that the API can show. Ten teams and more
// that are ranked, departments that share teams, people who ask the same team again, windows that follow each other, an
// interface with so many voices that its lost time has a median, and help without a ticket.
const TEAMS = 11, DEPARTMENTS = 4, PEOPLE = 22, ASKING = 18, ROUNDS = 3, WEEKS_BETWEEN = 4;
const CROWD = 66, HELPED = 6;
const FIRST_MONDAY = Date.parse('2026-03-02T07:00:00Z'); // the clocks change on 29 March
const MINUTE = 60_000, DAY = 86_400_000;

/** Numbers in [0, 1) that are the same each time (mulberry32). */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = generator(8);
const lines = [];
let tickets = 0, helps = 0;

function add(at, event, ticket, department, person, team) {
  // Some tools know people by their addresses.
  const requester = `d${department}-person-${person}${person % 3 ? '' : '@partner.example'}`;
  lines.push([at, `${new Date(at).toISOString().slice(0, 19)}Z,${event},${ticket},${requester},`
    + `department-${department},team-${team},Ticket ${ticket}`]);
}

function ask(monday, department, person, team) {
  const ticket = `T${String(++tickets).padStart(4, '0')}`;
  const at = monday + Math.floor(random() * 11) * DAY + Math.floor(random() * 600) * MINUTE;
  const done = at + Math.ceil(60 * Math.exp(1 + 1.2 * (random() + random() + random() - 1.5))) * MINUTE;
  add(at, 'created', ticket, department, person, team);
  add(done, 'completed', ticket, department, person, team);
  if (tickets % 25 === 0) {
    add(done + 30 * MINUTE, 'reopened', ticket, department, person, team);
    add(done + 90 * MINUTE, 'completed', ticket, department, person, team);
  }
  // Some wait for long.
  if (tickets % 60 === 0) {
    const late = `${ticket}-late`;
    add(at, 'created', late, department, person, team);
    add(at + 20 * DAY, 'completed', late, department, person, team);
  }
}

function help(monday, department, person, team) {
  const at = monday + Math.floor(random() * 11) * DAY + Math.floor(random() * 600) * MINUTE;
  add(at, 'helped', `H${String(++helps).padStart(4, '0')}`, department, person, team);
}

for (let round = 0; round < ROUNDS; round++) {
  const monday = FIRST_MONDAY + round * WEEKS_BETWEEN * 7 * DAY;
  for (let team = 0; team < TEAMS; team++) {
    // Every third team works for two departments; the last one for too few at once to close at an interface.
    const departments = team % 3 === 0 ? [team % DEPARTMENTS, (team + 1) % DEPARTMENTS] : [team % DEPARTMENTS];
    for (const department of departments) {
      const isCrowded = team === 0 && department === 0;
      const people = isCrowded ? CROWD : PEOPLE;
      const asking = isCrowded ? CROWD - 6 : team === TEAMS - 1 ? ASKING / 2 : ASKING;
      const first = Math.floor(random() * people);
      for (let number = 0; number < asking; number++) ask(monday, department, (first + number) % people, team);
      // Nobody enters the help of a team twice within 28 days.
      for (let number = 0; team % 2 === 0 && number < HELPED; number++) {
        help(monday, department, (round * HELPED + number) % people, team);
      }
    }
  }
}
lines.sort((a, b) => a[0] - b[0]);
console.log('at,event,externalId,requester,customerTeam,team,subject');
console.log(lines.map(line => line[1]).join('\n'));
