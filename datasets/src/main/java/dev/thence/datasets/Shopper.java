package dev.thence.datasets;

import dev.thence.datasets.ShopCatalogue.Link;
import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.PriorityQueue;

/// One customer of the synthetic shop, from the first visit to the last.
///
/// A customer visits at random, more often before Christmas, and buys what taste, season and
/// fashion suggest. A main product (a phone) is bought rarely; each of its accessories follows
/// with its own chance, mostly within the month, sometimes in the same order. Some customers
/// own a main product from elsewhere and buy only its accessories, so that accessories of one
/// model go together in both directions while the model itself never follows them but by
/// chance. What is used up is bought again.
final class Shopper {
    private static final int UPGRADE_DAYS = 330;

    private final SyntheticShop.Options options;
    private final ShopCatalogue shop;
    private final ShopOrders orders;
    private final int customer;
    private final SplitMix64 random;
    private final LocalDate start;
    private final PriorityQueue<Need> needs = new PriorityQueue<>();
    private final IntLinkedOpenHashSet basket = new IntLinkedOpenHashSet();
    private final Int2IntOpenHashMap freeFrom = new Int2IntOpenHashMap();
    private final IntArrayList interests = new IntArrayList();
    private final double decorating;
    private final boolean wholesaler;
    private int planned;

    /// A product that will be bought on a day; `serial` keeps equal days in order.
    private record Need(int day, int serial, int product) implements Comparable<Need> {
        @Override
        public int compareTo(Need other) {
            return day != other.day ? Integer.compare(day, other.day)
                    : Integer.compare(serial, other.serial);
        }
    }

    Shopper(SyntheticShop.Options options, ShopCatalogue shop, ShopOrders orders, int customer) {
        this.options = options;
        this.shop = shop;
        this.orders = orders;
        this.customer = customer;
        random = SplitMix64.of(options.seed(), 0xc057, customer);
        start = options.start();
        decorating = random.nextDouble() < 0.4 ? 1 : 0.15;
        wholesaler = random.nextDouble() < 0.002;
        chooseInterests();
    }

    private void chooseInterests() {
        int count = 2 + random.nextInt(3);
        double total = 0;
        for (var department : shop.departments()) {
            total += department.popularity();
        }
        while (interests.size() < count) {
            double at = random.nextDouble() * total;
            int department = 0;
            while (department < shop.departments().size() - 1
                    && (at -= shop.departments().get(department).popularity()) >= 0) {
                department++;
            }
            if (!interests.contains(department)) {
                interests.add(department);
            }
        }
    }

    /// Adds all orders of this customer.
    void shop() {
        int joined = random.nextDouble() < 0.5 ? 0
                : (int) (options.days() * 0.95 * random.nextDouble());
        double rate = options.visits() / options.days() * (wholesaler ? 3 : 1)
                * StrictMath.exp(0.8 * random.nextGaussian() - 0.32);
        ownFromElsewhere(joined);
        planSeasons(joined);
        int visit = nextVisit(joined - 1, rate);
        while (true) {
            int need = needs.isEmpty() ? Integer.MAX_VALUE : needs.peek().day();
            int day = Math.min(visit, need);
            if (day >= options.days()) {
                return;
            }
            fetchNeeds(day + 4);
            if (day == visit) {
                browse(day);
                visit = nextVisit(day, rate);
            } else if (random.nextDouble() < 0.3) {
                pick(day);
            }
            checkOut(day);
        }
    }

    private void ownFromElsewhere(int joined) {
        for (int department : interests) {
            if (random.nextDouble() < 0.4) {
                int model = shop.departments().get(department).mains().draw(random, joined);
                freeFrom.put(department, joined + random.nextInt(UPGRADE_DAYS));
                if (model >= 0) {
                    for (Link link : shop.links().get(model)) {
                        if (random.nextDouble() < 0.5 * link.chance()) {
                            need(joined + random.nextInt(150), link.accessory());
                        }
                    }
                }
            }
        }
    }

    /// Who decorates comes back season after season.
    private void planSeasons(int joined) {
        for (int s = 0; s < shop.seasons().size(); s++) {
            var open = shop.curves().get(shop.seasonItems().get(s).getInt(0));
            for (int day = Math.max(1, joined); day < options.days(); day++) {
                boolean opens = open.at(day) > 0 && open.at(day - 1) == 0;
                if (opens && random.nextDouble() < 0.22 * decorating) {
                    int when = Math.min(day + random.nextInt(28), options.days() - 1);
                    for (int bought = random.nextInt(3); bought >= 0; bought--) {
                        int item = shop.seasons().get(s).draw(random, when);
                        if (item >= 0) {
                            need(when, item);
                        }
                    }
                }
            }
        }
    }

    private int nextVisit(int day, double rate) {
        double at = day;
        do {
            at += 1 - StrictMath.log(1 - random.nextDouble()) / (2 * rate);
        } while (at < options.days() && random.nextDouble() * 2 > busy((int) at));
        return (int) Math.min(at, options.days());
    }

    /// How busy the shop is: 1 in most months, up to 2 before Christmas.
    private double busy(int day) {
        LocalDate date = start.plusDays(day);
        return switch (date.getMonthValue()) {
            case 11 -> 1.5;
            case 12 -> date.getDayOfMonth() < 24 ? 2 : 0.8;
            default -> 1;
        };
    }

    private void fetchNeeds(int until) {
        while (!needs.isEmpty() && needs.peek().day() <= until) {
            put(needs.poll().product());
        }
    }

    private void browse(int day) {
        int picks = 1;
        double another = wholesaler ? 0.95 : 0.66;
        while (random.nextDouble() < another && picks < 60) {
            picks++;
        }
        for (int i = 0; i < picks; i++) {
            pick(day);
        }
    }

    private void pick(int day) {
        double lot = random.nextDouble();
        if (lot < 0.20 && !wholesaler) {
            pickMain(day);
        } else if (lot < 0.20 + 0.12 * decorating) {
            pickSeasonal(day);
        } else if (lot < 0.20 + 0.32 * decorating) {
            pickCollection(day);
        } else if (random.nextDouble() < 0.3) {
            put(shop.staples().get(random.nextInt(shop.staples().size())).draw(random, day));
        } else {
            put(shop.general().get(random.nextInt(shop.general().size())).draw(random, day));
        }
    }

    private void pickMain(int day) {
        int department = interests.getInt(random.nextInt(interests.size()));
        if (day < freeFrom.get(department)) {
            return;
        }
        int model = shop.departments().get(department).mains().draw(random, day);
        if (model < 0 || !put(model)) {
            return;
        }
        freeFrom.put(department, day + UPGRADE_DAYS + random.nextInt(200));
        for (Link link : shop.links().get(model)) {
            if (random.nextDouble() < link.chance()) {
                if (random.nextDouble() < options.sameOrderShare()) {
                    put(link.accessory());
                } else {
                    double wait = 1 - 8 * StrictMath.log(1 - random.nextDouble());
                    need(day + (int) Math.min(wait, 28), link.accessory());
                }
            }
        }
    }

    private void pickSeasonal(int day) {
        for (int s = 0; s < shop.seasons().size(); s++) {
            if (shop.curves().get(shop.seasonItems().get(s).getInt(0)).at(day) > 0) {
                put(shop.seasons().get(s).draw(random, day));
            }
        }
    }

    private void pickCollection(int day) {
        int first = shop.collectionShelf().draw(random, day);
        if (!put(first)) {
            return;
        }
        for (var collection : shop.collections()) {
            if (collection.contains(first)) {
                int more = random.nextInt(4);
                for (int i = 0; i < more; i++) {
                    put(collection.getInt(random.nextInt(collection.size())));
                }
            }
        }
    }

    /// Puts a product into the basket; false when it is none or there already.
    private boolean put(int product) {
        return product >= 0 && basket.add(product);
    }

    private void need(int day, int product) {
        needs.add(new Need(day, planned++, product));
    }

    private void checkOut(int day) {
        boolean anonymous = random.nextDouble() < options.anonymousShare();
        long second = midnight(day) + timeOfDay();
        var returned = new IntArrayList();
        for (int product : basket) {
            int quantity = quantity(product);
            orders.add(product, quantity);
            if (random.nextDouble() < options.cancelShare() && !anonymous) {
                returned.add(product);
                returned.add(quantity);
            }
            refill(product, day);
        }
        orders.close(anonymous ? ShopOrders.ANONYMOUS : customer, second);
        basket.clear();
        if (!returned.isEmpty()) {
            giveBack(returned, second + 86_400L * (1 + random.nextInt(12)) + random.nextInt(3_600));
        }
    }

    private void giveBack(IntArrayList returned, long second) {
        if (second < midnight(options.days())) {
            for (int i = 0; i < returned.size(); i += 2) {
                orders.add(returned.getInt(i), -returned.getInt(i + 1));
            }
            orders.close(customer, second);
        }
    }

    private void refill(int product, int day) {
        int period = shop.refillDays().getInt(product);
        if (period > 0 && random.nextDouble() < 0.5) {
            need(day + (int) (period * (0.7 + 0.6 * random.nextDouble())), product);
        }
    }

    private int quantity(int product) {
        if (wholesaler) {
            return 6 * (1 + random.nextInt(4));
        }
        return switch (shop.kind(product)) {
            case MAIN -> 1;
            case ACCESSORY -> random.nextDouble() < 0.9 ? 1 : 2;
            case STAPLE -> 1 + random.nextInt(3);
            case COLLECTION -> 1 + random.nextInt(6);
            case SEASONAL, GENERAL -> 1 + random.nextInt(2);
        };
    }

    private long midnight(int day) {
        return start.plusDays(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    private int timeOfDay() {
        double hour = 15 + 3.2 * random.nextGaussian();
        return (int) (3_600 * Math.clamp(hour, 7, 22.9)) + random.nextInt(60);
    }
}
