package org.resonanz.analyseresults.effects;

/** Which units an outcome of trained units is compared with. */
public enum Controls {
    /** Those that are not trained within the panel. */
    NEVER_TRAINED {
        @Override
        boolean include(int first, int by) {
            return first == Cohorts.NEVER;
        }
    },
    /** Those that are not trained by the later of the two periods compared, the never trained among them. */
    NOT_YET_TRAINED {
        @Override
        boolean include(int first, int by) {
            return first > by;
        }
    };

    /**
     * Returns true if a unit of another group is among the controls.
     *
     * @param first the period in which the unit was first trained
     * @param by    the later of the periods compared
     */
    abstract boolean include(int first, int by);
}
