package org.resonanz.chaos.company;

import java.util.ArrayList;
import java.util.List;
import org.resonanz.chaos.faults.FaultPlan;
import org.resonanz.chaos.faults.Proxy;
import org.resonanz.chaos.host.HostProcess;
import org.resonanz.rehearsal.users.User;

/**
 * A company whose people ask, serve, rate and change their minds in two waves, before and after the clocks change. What
 * they do depends on the seed alone; what they were told stands in their lifecycles.
 */
public final class Company {
    static final User DORA = new User("dora", "Dora Dietrich", "de", List.of("admin"));
    static final int REQUESTS = 3;
    /** Fifteen of one department, whose scores can be shown, and some others. */
    private static final int FEWEST_PEOPLE = 20;

    private final FaultPlan plan;
    private final Proxy proxy;
    private final Season season;
    private final Doors doors;
    private final Progress progress;
    private final long seed;
    private final int people;
    private final Mails mails;
    private final Programme programme;
    private final List<Lifecycle> all = new ArrayList<>();

    /**
     * Creates a company in which nothing has happened.
     *
     * @param lifecycles about how many requests there will be
     */
    public Company(HostProcess host, FaultPlan plan, Proxy proxy, Season season, long seed, int lifecycles) {
        this.plan = plan;
        this.proxy = proxy;
        this.season = season;
        this.seed = seed;
        this.doors = new Doors(host);
        this.people = Math.max(FEWEST_PEOPLE, Math.ceilDiv(lifecycles, season.waves().size() * REQUESTS));
        this.mails = new Mails(doors);
        this.progress = new Progress(host, proxy, doors);
        this.programme = new Programme(doors, progress, mails);
    }

    /**
     * Lets all happen that is going to, and returns the night's figures in the end.
     *
     * @param faults true if faults happen from after the setting up to the last night
     */
    public List<Object> live(boolean faults) {
        programme.setUp();
        plan.activate(faults);
        if (faults) {
            doors.faults(0.1, "PT0.1S", 0.01);
        }
        for (var wave = 0; wave < season.waves().size(); wave++) {
            var lives = lives(wave);
            all.addAll(lives);
            new Wave(doors, progress, mails, plan, lives, season.waves().get(wave)).live();
            programme.goRound(wave);
        }
        progress.clockTo(season.end());
        progress.settle();
        plan.activate(false);
        doors.faults(0, "PT0S", 0);
        plan.redriven();
        progress.redrive();
        progress.settle();
        mails.readOn();
        return new Figures(doors).read();
    }

    private List<Lifecycle> lives(int wave) {
        var lives = new ArrayList<Lifecycle>();
        for (var person = 0; person < people; person++) {
            for (var nth = 0; nth < REQUESTS; nth++) {
                lives.add(new Lifecycle(seed, wave, person, nth));
            }
            // Possible once in 28 days.
            if (wave == 0 && person % 6 == 2) {
                lives.add(new Lifecycle(seed, wave, person, REQUESTS));
            }
        }
        return lives;
    }

    /** Returns the number of requests. */
    public int lifecycles() {
        return all.size();
    }

    /** Compares what is there in the end with what everybody was told, and returns what is wrong. */
    public List<Loss> losses() {
        return new Ledger(doors, proxy, mails, progress).losses(all, programme.requests());
    }
}
