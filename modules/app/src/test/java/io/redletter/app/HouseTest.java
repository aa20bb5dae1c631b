package io.redletter.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;

/** The shape of the house: which room may use which, and what no room does. */
@AnalyzeClasses(packages = "io.redletter", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule arrowsPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("observance")
            .definedBy("io.redletter.observance..")
            .layer("platform")
            .definedBy("io.redletter.platform..")
            .layer("accounts")
            .definedBy("io.redletter.accounts..")
            .layer("agenda")
            .definedBy("io.redletter.agenda..")
            .layer("reach")
            .definedBy("io.redletter.reach..")
            .layer("content")
            .definedBy("io.redletter.content..")
            .layer("campaign")
            .definedBy("io.redletter.campaign..")
            .layer("delivery")
            .definedBy("io.redletter.delivery..")
            .layer("feed")
            .definedBy("io.redletter.feed..")
            .layer("sandbox")
            .definedBy("io.redletter.sandbox..")
            .layer("console")
            .definedBy("io.redletter.console..")
            .layer("app")
            .definedBy("io.redletter.app..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("console")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("sandbox")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("feed")
            .mayOnlyBeAccessedByLayers("app", "console")
            .whereLayer("delivery")
            .mayOnlyBeAccessedByLayers("app", "console", "feed")
            .whereLayer("campaign")
            .mayOnlyBeAccessedByLayers("app", "console", "feed", "delivery")
            .whereLayer("content")
            .mayOnlyBeAccessedByLayers("app", "console", "feed", "delivery", "campaign")
            .whereLayer("reach")
            .mayOnlyBeAccessedByLayers("app", "console", "feed", "delivery")
            .whereLayer("agenda")
            .mayOnlyBeAccessedByLayers("app", "content", "campaign", "delivery", "feed")
            .whereLayer("platform")
            .mayNotAccessAnyLayer()
            .whereLayer("observance")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule theCalendarKnowsNothingOfTheRuntime = noClasses()
            .that()
            .resideInAPackage("io.redletter.observance..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vertx..", "com.mongodb..", "org.bson.."));

    @ArchTest
    static final ArchRule onlyThePlatformSeesTheEventBus = noClasses()
            .that(not(resideInAPackage("io.redletter.platform..")))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EventBus.class);

    @ArchTest
    static final ArchRule nothingWaitsOnAnEventLoop = noClasses()
            .that(not(resideInAnyPackage("io.redletter.app..", "io.redletter.platform.embedded..")))
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Future.class, "await")
            .orShould()
            .callMethod("java.util.concurrent.CompletableFuture", "join")
            .orShould()
            .callMethod("java.util.concurrent.CompletableFuture", "get");

    /** Media files are compared with the file system's own times, which no rehearsal moves. */
    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that(not(resideInAnyPackage("io.redletter.app..", "io.redletter.content.media..")))
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule namesSayWhatTheyAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule nobodyThrowsABareException = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.redletter..")
            .should()
            .declareThrowableOfType(RuntimeException.class);
}
