package dev.thence.serving;

import java.util.ArrayList;
import java.util.Locale;

/// Reasons in words.
final class Sentences {
    private Sentences() { }

    static String of(Why why) {
        var clauses = new ArrayList<String>();
        switch (why.rung()) {
            case PINNED, MODEL, GRAPH -> {
                if (why.rung() == Rung.PINNED) {
                    clauses.add("pinned");
                }
                String counts = why.asked() == Asked.SIMILAR ? "" : counts(why);
                if (!counts.isEmpty()) {
                    clauses.add(counts);
                }
                String evidences = String.join(", ", why.strengths());
                if (!evidences.isEmpty()) {
                    clauses.add(evidences);
                }
                if (clauses.isEmpty()) {
                    clauses.add(ground(why));
                }
            }
            case CATEGORY -> clauses.add("popular in the same category"
                    + why.category().map(c -> ", " + c).orElse("") + ": " + orders(why));
            case POPULARITY -> clauses.add("popular in the whole catalogue: " + orders(why));
        }
        return String.join("; ", clauses);
    }

    private static String ground(Why why) {
        return switch (why.asked()) {
            case SIMILAR -> "it has the same place in the graph";
            case RELATED, LEADING -> why.rung() == Rung.GRAPH ? "its neighbour in the graph"
                    : why.question().isOfGraph() ? "expected by the model, not linked so far"
                    : "expected by the model, nobody has bought the two in turn so far";
        };
    }

    private static String counts(Why why) {
        if (why.then() == 0 && why.back() == 0) {
            return "";
        }
        String it = why.through().orElse("it");
        return why.question().isOfGraph() ? links(why, it) : customers(why, it);
    }

    private static String customers(Why why, String it) {
        boolean then = why.then() > 0;
        String who = people(then ? why.then() : why.back()) + " bought ";
        return switch (why.asked()) {
            case RELATED, SIMILAR -> then
                    ? who + "this after " + it + back(why, " before")
                    : who + "this before " + it + ", none after";
            case LEADING -> then
                    ? who + it + " after this" + back(why, " before")
                    : who + it + " before this, none after";
        };
    }

    private static String links(Why why, String it) {
        boolean leading = why.asked() == Asked.LEADING;
        String from = leading ? "this" : it;
        String to = leading ? it : "this";
        if (why.then() == 0) {
            return to + " leads to " + from + ", not back";
        }
        return from + " leads to " + to + (why.back() > 0 ? ", and back" : "");
    }

    private static String back(Why why, String word) {
        return why.back() == 0 ? ", none" + word : ", " + number(why.back()) + word;
    }

    private static String people(int count) {
        return number(count) + (count == 1 ? " customer" : " customers");
    }

    private static String orders(Why why) {
        String noun = why.question().isOfGraph() ? " link" : " order";
        return number(why.orders()) + noun + (why.orders() == 1 ? "" : "s");
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
