/** The tree of teams: {id, name, parentId} with one root. */
export class Tree {
  constructor(teams, interfaceDepth) {
    this.teams = new Map(teams.map(team => [team.id, team]));
    this.interfaceDepth = interfaceDepth;
  }

  parent(id) { return this.teams.get(id).parentId ?? null; }

  depth(id) { return this.parent(id) === null ? 0 : 1 + this.depth(this.parent(id)); }

  /** A team and all above it. */
  path(id) { return this.parent(id) === null ? [id] : [id, ...this.path(this.parent(id))]; }

  isWithin(id, top) { return this.path(id).includes(top); }

  isLeaf(id) { return ![...this.teams.values()].some(team => team.parentId === id); }

  /** The ancestor of a customer team at the depth of departments; the team itself where it stands above. */
  department(id) {
    const path = this.path(id).reverse();
    return path[Math.min(this.interfaceDepth, path.length - 1)];
  }

  /** From the leaves to the root; those of the same depth by id. */
  leavesFirst() {
    return [...this.teams.keys()].sort((a, b) => this.depth(b) - this.depth(a) || (a < b ? -1 : 1));
  }
}
