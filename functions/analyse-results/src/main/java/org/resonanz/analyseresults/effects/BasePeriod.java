package org.resonanz.analyseresults.effects;

/**
 * Which period a group's outcome is compared with before its training. Afterwards it is always the last one before the
 * training. The names are those of the package {@code did} for R.
 */
public enum BasePeriod {
    /** The period just before, so that each effect before the training is a change from one period to the next. */
    VARYING,
    /** The last one before the training, whose own effect is 0. */
    UNIVERSAL
}
