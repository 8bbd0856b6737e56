package org.resonanz.aggregatescores.batches;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Puts invitations and ratings together person by person. Both must come in the order of the persons' pseudonyms. */
public final class PersonIterator implements Iterator<PersonFacts> {
    private final Facts<Fact.Invitation> invitations;
    private final Facts<Fact.Rating> ratings;

    public PersonIterator(Iterator<Fact.Invitation> invitations, Iterator<Fact.Rating> ratings) {
        this.invitations = new Facts<>(invitations);
        this.ratings = new Facts<>(ratings);
    }

    @Override
    public boolean hasNext() {
        return invitations.ref() != null || ratings.ref() != null;
    }

    @Override
    public PersonFacts next() {
        var ref = first(invitations.ref(), ratings.ref());
        if (ref == null) {
            throw new NoSuchElementException();
        }
        return new PersonFacts(ref, invitations.take(ref), ratings.take(ref));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** The facts of one kind. It is mutable: facts are taken from it. */
    private static final class Facts<F extends Fact.OfRequester> {
        private final Iterator<F> facts;
        private @Nullable F next;

        Facts(Iterator<F> facts) {
            this.facts = facts;
            advance();
        }

        /** Returns the pseudonym of the next fact's person, null if there is none. */
        @Nullable
        String ref() {
            return next == null ? null : next.requester().ref();
        }

        /** Takes all facts of a person; none if the next ones are somebody else's. */
        List<F> take(String ref) {
            var taken = new ArrayList<F>();
            while (next != null && next.requester().ref().equals(ref)) {
                taken.add(next);
                advance();
            }
            return taken;
        }

        private void advance() {
            next = facts.hasNext() ? facts.next() : null;
        }
    }
}
