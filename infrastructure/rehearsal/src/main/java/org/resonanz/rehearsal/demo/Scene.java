package org.resonanz.rehearsal.demo;

import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;

/** What all parts of the demo share: the product, the plan of what happens, the company and what its people write. */
record Scene(ProductClient product, Timetable timetable, Post post, RatingBrowser browser, Company company,
        Words words, Ticks ticks, TicketTool tool, long seed) {

    static Scene of(ProductClient product, long seed) {
        return new Scene(product, new Timetable(), new Post(product), new RatingBrowser(), new Company(seed),
                new Words(), new Ticks(), new TicketTool(product), seed);
    }
}
