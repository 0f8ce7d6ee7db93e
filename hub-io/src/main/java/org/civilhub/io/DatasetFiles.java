package org.civilhub.io;

import java.util.Arrays;
import java.util.Optional;
import org.civilhub.model.RecordType;

/** What the parts of a dataset are called, in a folder and in a document. */
final class DatasetFiles {
  /** The manifest's file. */
  static final String MANIFEST = "hub.json";

  /** The manifest's member in a document. */
  static final String MANIFEST_MEMBER = "hub";

  /** How files of records end. */
  static final String SUFFIX = ".ndjson";

  /** Holds a whole dataset that is about to replace the one beside it. */
  static final String PENDING = ".pending";

  private DatasetFiles() {}

  /** The member of a document that holds the records of a type. */
  static String member(RecordType type) {
    return switch (type) {
      case PROFILE -> "profile";
      case FOUNDING_ORGANISATION -> "founding_organisations";
      case COUNTRY -> "countries";
      case PARTNER -> "partners";
      case AGREEMENT -> "agreements";
      case EXPERT -> "experts";
      case EVENT -> "events";
      case RESEARCH_PRODUCT -> "research_products";
      case JOURNAL -> "journals";
      case JOURNAL_ISSUE -> "journal_issues";
      case CONTEST -> "contests";
      case COMMUNITY -> "communities";
      case NEEDS_ASSESSMENT -> "needs_assessments";
      case PLATFORM -> "platforms";
      case RESOURCE -> "resources";
      case SCHOLARSHIP -> "scholarships";
      case ASSISTANCE_REQUEST -> "assistance_requests";
      case ADVISORY_MISSION -> "advisory_missions";
      case PROJECT -> "projects";
      case CONTRIBUTION -> "contributions";
      case DELIVERY -> "deliveries";
      case BUDGET -> "budgets";
      case REPORTED_FIGURE -> "reported_figures";
    };
  }

  /** The file of a folder that holds the records of a type. */
  static String file(RecordType type) {
    return member(type) + SUFFIX;
  }

  /** The type whose records a member holds; empty if it is none. */
  static Optional<RecordType> ofMember(String member) {
    return Arrays.stream(RecordType.values()).filter(t -> member(t).equals(member)).findFirst();
  }

  /** The type whose records a file of a folder holds; empty if it is none. */
  static Optional<RecordType> ofFile(String file) {
    return Arrays.stream(RecordType.values()).filter(t -> file(t).equals(file)).findFirst();
  }

  /** Whether a file of a folder is one that a dataset consists of. */
  static boolean isManaged(String file) {
    return file.equals(MANIFEST) || ofFile(file).isPresent();
  }
}
