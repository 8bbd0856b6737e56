package org.resonanz.aggregatescores.batches;

import java.util.Arrays;

/** The probabilities of reaching each of some states, and from there what was seen. */
final class States {
    private long[] keys = new long[64];
    private double[] forward = new double[64];
    private double[] backward = new double[64];
    private int[] slots = new int[256];
    private int size;

    States() {
        Arrays.fill(slots, -1);
    }

    static States of(long key, double chance) {
        var states = new States();
        states.add(key, chance);
        return states;
    }

    int size() {
        return size;
    }

    long key(int state) {
        return keys[state];
    }

    double forward(int state) {
        return forward[state];
    }

    double backward(int state) {
        return state < 0 ? 0 : backward[state];
    }

    void backward(int state, double chance) {
        backward[state] = chance;
    }

    /** Returns the state of a key, negative where there is none. */
    int find(long key) {
        return slots[slot(key)];
    }

    /** Makes a state likelier. */
    void add(long key, double chance) {
        var slot = slot(key);
        if (slots[slot] < 0) {
            if (size == keys.length) {
                grow();
                slot = slot(key);
            }
            slots[slot] = size;
            keys[size++] = key;
        }
        forward[slots[slot]] += chance;
    }

    private int slot(long key) {
        var mixed = key * 0x9E3779B97F4A7C15L;
        var slot = (int) (mixed >>> 32) & slots.length - 1;
        while (slots[slot] >= 0 && keys[slots[slot]] != key) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        forward = Arrays.copyOf(forward, 2 * size);
        backward = Arrays.copyOf(backward, 2 * size);
        slots = new int[8 * size];
        Arrays.fill(slots, -1);
        for (var state = 0; state < size; state++) {
            slots[slot(keys[state])] = state;
        }
    }
}
