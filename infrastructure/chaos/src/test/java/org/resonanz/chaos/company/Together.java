package org.resonanz.chaos.company;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does many things at once. */
final class Together {
    private static final int AT_ONCE = 12;

    private Together() {}

    /** Does something with each of many, some at a time. */
    static <T> void each(Collection<T> many, Consumer<T> action) {
        all(AT_ONCE, many.stream().map(one -> (Callable<Boolean>) () -> {
            action.accept(one);
            return true;
        }).toList());
    }

    /** Returns what becomes of something that is done twice at once. */
    static <T> List<T> twice(Supplier<T> action) {
        return all(2, List.of(action::get, action::get));
    }

    private static <T> List<T> all(int atOnce, List<Callable<T>> actions) {
        try (var executor = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            var done = new ArrayList<T>();
            for (var action : executor.invokeAll(actions)) {
                done.add(action.get());
            }
            return done;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
