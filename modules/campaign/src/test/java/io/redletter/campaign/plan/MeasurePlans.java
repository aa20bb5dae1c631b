package io.redletter.campaign.plan;

import io.redletter.observance.Almanac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures the reader on a folder of annotations ({@code XX.json}) and texts ({@code XX.txt} or {@code XX-….txt}):
 * {@code MeasurePlans OBSERVANCES ANNOTATIONS TEXTS [quiet]}.
 */
final class MeasurePlans {

    private MeasurePlans() {}

    public static void main(String[] arguments) throws IOException {
        PlanReader reader = new PlanReader(Almanac.load(Path.of(arguments[0])));
        boolean quiet = arguments.length > 3;
        PlanScore all = new PlanScore(remark -> {});
        for (Path file : Annotation.in(Path.of(arguments[1]))) {
            Optional<Path> text = textOf(file, Path.of(arguments[2]));
            if (text.isEmpty()) {
                System.out.println("no text for " + file);
                continue;
            }
            System.out.println("== " + file.getFileName());
            PlanScore one = new PlanScore(remark -> {
                if (!quiet) {
                    System.out.println(remark);
                }
            });
            String words = PlanText.decode(Files.readAllBytes(text.get()));
            PlanReading reading = reader.read(words);
            one.add(Annotation.of(file), reading, words);
            all.add(Annotation.of(file), reading, words);
            System.out.println(one);
        }
        System.out.println("ALL " + all);
    }

    static Optional<Path> textOf(Path annotation, Path texts) throws IOException {
        String key = annotation.getFileName().toString().replace(".json", "");
        try (Stream<Path> files = Files.list(texts)) {
            return files.filter(file -> file.getFileName().toString().matches(key + "(-.*)?\\.txt"))
                    .findFirst();
        }
    }
}
