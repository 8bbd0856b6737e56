package org.resonanz.aggregatescores.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.aggregatescores.scores.Leveling.InterfaceShare;
import org.resonanz.scores.Estimate;
import org.resonanz.scores.Wilson;

/** Tests that every formula agrees to 1e-9 with independent values; {@code reference.csv} names the source of each. */
class ReferenceTest {
    private static final double CLOSE = 1e-9;

    record Case(String formula, List<String> arguments, double value, String source) {
        double number(int index) {
            return Double.parseDouble(arguments.get(index));
        }

        double[] numbers(int from) {
            return arguments.stream().skip(from).mapToDouble(Double::parseDouble).toArray();
        }
    }

    static Stream<Case> cases() throws IOException {
        try (var file = ReferenceTest.class.getResourceAsStream("reference.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> {
                var cells = line.split(",", 4);
                return new Case(cells[0], List.of(cells[1].split(" ")), Double.parseDouble(cells[2]), cells[3]);
            }).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void formulas_agree_with_other_sources(Case reference) {
        assertEquals(reference.value, value(reference), CLOSE * Math.max(1, Math.abs(reference.value)));
    }

    private static double value(Case c) {
        return switch (c.formula) {
            case "wilson.low" -> Wilson.of(c.number(0) / c.number(1), c.number(1)).low();
            case "wilson.high" -> Wilson.of(c.number(0) / c.number(1), c.number(1)).high();
            case "newcombe.low" -> Newcombe.of(share(c, 0), share(c, 2)).low();
            case "newcombe.high" -> Newcombe.of(share(c, 0), share(c, 2)).high();
            case "n-1" -> ChiSquared.pValue(share(c, 0), share(c, 2));
            case "bh" -> discoveries(c.number(0), c.numbers(1));
            case "betabinomial" -> new BetaPrior(c.number(0), c.number(1)).logLikelihood(shares(c.numbers(2)));
            case "betabinomial.mean" -> BetaPrior.of(c.number(0), shares(c.numbers(1))).mean();
            case "others.of" -> PoissonBinomial.of(c.numbers(1))[(int) c.number(0)];
            case "others.without" -> PoissonBinomial.without(c.numbers(2)[(int) c.number(1)],
                    PoissonBinomial.of(c.numbers(2)))[(int) c.number(0)];
            case "adjusted" -> ranking(c).adjusted();
            case "rank.best" -> ranking(c).best();
            case "rank.worst" -> ranking(c).worst();
            case "likely.share" -> likely(c).share();
            case "likely.low" -> likely(c).low();
            case "likely.high" -> likely(c).high();
            case "median.rank" -> MedianRank.lower((int) c.number(0), c.number(1));
            case "quantile.lower" -> QuantileRanks.of(c.number(0), (int) c.number(1)).lower();
            case "quantile.upper" -> QuantileRanks.of(c.number(0), (int) c.number(1)).upper();
            case "icc" -> DesignEffect.intraclassCorrelation(pairs(c));
            case "effect" -> DesignEffect.of(c.number(0), c.number(1));
            case "leveled" -> Leveling.of(cells(c)).get(c.arguments.getFirst()).share();
            case "leveled.low" -> Leveling.of(cells(c)).get(c.arguments.getFirst()).low();
            case "leveled.high" -> Leveling.of(cells(c)).get(c.arguments.getFirst()).high();
            default -> throw new IllegalArgumentException(c.formula);
        };
    }

    private static Share share(Case c, int from) {
        return new Share(c.number(from) / c.number(from + 1), c.number(from + 1));
    }

    private static double discoveries(double rate, double[] pValues) {
        var named = new TreeMap<String, Double>();
        Arrays.stream(pValues).forEach(p -> named.put("p" + p, p));
        return FalseDiscovery.discoveries(named, rate).size();
    }

    private static List<Share> shares(double[] numbers) {
        return pairs(numbers).map(pair -> new Share(pair[0] / pair[1], pair[1])).toList();
    }

    private static Ranking ranking(Case c) {
        return Ranking.of(teams(c)).get("team%03d".formatted((int) c.number(0)));
    }

    private static Estimate likely(Case c) {
        return LikelyShares.estimates(teams(c)).get("team%03d".formatted((int) c.number(0)));
    }

    private static TreeMap<String, Share> teams(Case c) {
        var teams = new TreeMap<String, Share>();
        shares(c.numbers(1)).forEach(share -> teams.put("team%03d".formatted(teams.size()), share));
        return teams;
    }

    private static List<DesignEffect.Pair> pairs(Case c) {
        return IntStream.range(0, c.arguments.size() / 3).mapToObj(pair -> new DesignEffect.Pair(
                c.arguments.get(3 * pair), (int) c.number(3 * pair + 1), (int) c.number(3 * pair + 2))).toList();
    }

    private static Stream<double[]> pairs(double[] numbers) {
        return IntStream.range(0, numbers.length / 2)
                .mapToObj(pair -> new double[]{numbers[2 * pair], numbers[2 * pair + 1]});
    }

    private static List<InterfaceShare> cells(Case c) {
        var cells = new ArrayList<InterfaceShare>();
        for (var from = 1; from < c.arguments.size(); from += 5) {
            var voices = c.number(from + 3);
            cells.add(new InterfaceShare(c.arguments.get(from), c.arguments.get(from + 1),
                    new Share(c.number(from + 2) / voices, voices / c.number(from + 4)), (int) voices));
        }
        return cells;
    }
}
