package org.resonanz.analyseresults.effects;

/** Which effects a regression takes out of all variables before it compares them. */
public enum Absorbed {
    /** What is always so of a unit. */
    UNITS,
    /** What is always so of a unit, and what is so of all units in a period. */
    UNITS_AND_PERIODS
}
