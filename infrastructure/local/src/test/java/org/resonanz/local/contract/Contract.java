package org.resonanz.local.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A part of the contract, tested against one stand-in. */
@ExtendWith(ListedLimits.class)
interface Contract {
    /** Returns the stand-in of this test. */
    StandIn standIn();

    @AfterEach
    default void closeStandIn() {
        standIn().close();
    }
}
