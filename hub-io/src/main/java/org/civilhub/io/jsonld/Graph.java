package org.civilhub.io.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.civilhub.io.Dataset;
import org.civilhub.io.internal.LocalText;
import org.civilhub.io.internal.Loss;
import org.civilhub.io.internal.Losses;
import org.civilhub.io.internal.RecordLosses;
import org.civilhub.model.ContactChannel;
import org.civilhub.model.FoundingDeclaration;
import org.civilhub.model.FoundingOrganisation;
import org.civilhub.model.HubEvent;
import org.civilhub.model.HubProfile;
import org.civilhub.model.HubRecord;
import org.civilhub.model.Partner;
import org.civilhub.model.RecordType;
import org.civilhub.model.Source;
import org.civilhub.model.code.ChannelKind;
import org.civilhub.model.code.EventFormat;
import org.civilhub.model.code.HubRole;
import org.civilhub.model.code.PartnerType;
import org.civilhub.model.value.CountryCode;
import org.civilhub.model.value.Id;
import org.civilhub.model.value.LanguageTag;
import org.civilhub.model.value.PartialDate;
import org.civilhub.model.value.PartialDate.Precision;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The nodes of one document, made once. */
final class Graph {
  private static final String SCHEMA = "https://schema.org/";
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final Dataset dataset;
  private final LanguageTag language;
  private final Losses losses;
  private final Set<String> partners;

  /** The Hub, if the dataset says which one it is. */
  private final Optional<String> hub;

  Graph(Dataset dataset, LanguageTag language, Losses losses) {
    this.dataset = dataset;
    this.language = language;
    this.losses = losses;
    this.partners =
        dataset.records(Partner.class).stream()
            .map(partner -> partner.getId().value())
            .collect(Collectors.toSet());
    List<HubProfile> profiles = dataset.records(HubProfile.class);
    this.hub = profiles.size() == 1 ? Optional.of(name(profiles.get(0))) : Optional.empty();
  }

  ObjectNode document() {
    losses.tellTypesBeside(
        EnumSet.of(
            RecordType.PROFILE,
            RecordType.FOUNDING_ORGANISATION,
            RecordType.PARTNER,
            RecordType.EVENT),
        dataset);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("@context", "https://schema.org");
    ArrayNode nodes = document.putArray("@graph");
    dataset.records(HubProfile.class).forEach(record -> nodes.add(node(record).json()));
    dataset.records(FoundingOrganisation.class).forEach(record -> nodes.add(node(record).json()));
    dataset.records(Partner.class).forEach(record -> nodes.add(node(record).json()));
    dataset.records(HubEvent.class).forEach(record -> nodes.add(node(record).json()));
    return document;
  }

  private Node node(HubProfile profile) {
    RecordLosses parts = losses.of(profile);
    Node node = Node.of(name(profile), "Organization");
    node.add("name", parts.holdAll("/name", profile.getName(), language));
    profile
        .getMission()
        .ifPresent(text -> node.add("description", parts.holdAll("/mission", text, language)));
    for (int i = 0; i < profile.getAreas().size(); i++) {
      LocalText label = LocalText.label(profile.getAreas().get(i), language);
      node.add("keywords", parts.hold("/areas/" + i, label));
    }
    for (int i = 0; i < profile.getInitiators().size(); i++) {
      List<LocalText> texts =
          parts.holdAll("/initiators/" + i, profile.getInitiators().get(i), language);
      node.add("founder", Node.of("Organization").add("name", texts));
    }
    if (hub.isPresent()) {
      for (FoundingOrganisation founder : dataset.records(FoundingOrganisation.class)) {
        if (isFounder(founder)) {
          node.add("founder", Node.reference(name(founder)));
        }
      }
    }
    profile.getDeclaration().ifPresent(declaration -> declaration(declaration, node, parts));
    for (int i = 0; i < profile.getContactChannels().size(); i++) {
      channel(profile.getContactChannels().get(i), "/contactChannels/" + i, node, parts);
    }
    sources(profile, node, parts);
    parts.tell();
    return node;
  }

  private void declaration(FoundingDeclaration declaration, Node node, RecordLosses parts) {
    date(Optional.of(declaration.getAdoptedOn()), "/declaration/adoptedOn", parts)
        .ifPresent(date -> node.add("foundingDate", date));
    place(declaration.getCity(), declaration.getCountry(), "/declaration", "country", parts)
        .ifPresent(place -> node.add("foundingLocation", place));
  }

  private void channel(ContactChannel channel, String pointer, Node node, RecordLosses parts) {
    ChannelKind kind = channel.getKind();
    String address = pointer + "/address";
    if (kind.equals(ChannelKind.EMAIL) || kind.equals(ChannelKind.PHONE)) {
      Node point = Node.of("ContactPoint");
      channel
          .getLabel()
          .ifPresent(
              label -> point.add("name", parts.holdAll(pointer + "/label", label, language)));
      point.add(
          kind.equals(ChannelKind.EMAIL) ? "email" : "telephone",
          parts.hold(address, channel.getAddress()));
      node.add("contactPoint", point);
    } else if (kind.equals(ChannelKind.POSTAL_ADDRESS)) {
      node.add("address", parts.hold(address, channel.getAddress()));
    } else if (kind.equals(ChannelKind.WEBSITE) || kind.equals(ChannelKind.SOCIAL_NETWORK)) {
      String property = kind.equals(ChannelKind.WEBSITE) ? "url" : "sameAs";
      if (!address(property, address, Optional.of(channel.getAddress()), node, parts)) {
        return;
      }
    } else {
      return;
    }
    parts.hold(pointer + "/kind");
  }

  private Node node(FoundingOrganisation organisation) {
    RecordLosses parts = losses.of(organisation);
    Node node = Node.of(name(organisation), type(organisation.getType()));
    node.add("name", parts.holdAll("/name", organisation.getName(), language));
    organisation
        .getShortName()
        .ifPresent(text -> node.add("alternateName", parts.hold("/shortName", text)));
    node.add("keywords", parts.hold("/type", LocalText.label(organisation.getType(), language)));
    if (hub.isPresent() && isFounder(organisation)) {
      parts.hold("/foundingSignatory");
    }
    sources(organisation, node, parts);
    parts.tell();
    return node;
  }

  private Node node(Partner partner) {
    RecordLosses parts = losses.of(partner);
    Node node = Node.of(name(partner), type(partner.getType()));
    node.add("name", parts.holdAll("/name", partner.getName(), language));
    partner
        .getShortName()
        .ifPresent(text -> node.add("alternateName", parts.hold("/shortName", text)));
    node.add("keywords", parts.hold("/type", LocalText.label(partner.getType(), language)));
    partner
        .getCountry()
        .ifPresent(
            country -> {
              parts.hold("/country");
              node.add("address", Node.of("PostalAddress").add("addressCountry", country.value()));
            });
    Optional<String> ror =
        partner.getRor().map(id -> id.startsWith("http") ? id : "https://ror.org/" + id);
    address("sameAs", "/ror", ror, node, parts);
    address("url", "/url", partner.getUrl(), node, parts);
    sources(partner, node, parts);
    parts.tell();
    return node;
  }

  private Node node(HubEvent event) {
    RecordLosses parts = losses.of(event);
    Node node = Node.of(name(event), "Event");
    node.add("name", parts.holdAll("/title", event.getTitle(), language));
    node.add("keywords", parts.hold("/type", LocalText.label(event.getType(), language)));
    event
        .getTheme()
        .ifPresent(c -> node.add("keywords", parts.hold("/theme", LocalText.label(c, language))));
    event
        .getArea()
        .ifPresent(c -> node.add("keywords", parts.hold("/area", LocalText.label(c, language))));
    date(event.getStartsOn(), "/startsOn", parts).ifPresent(date -> node.add("startDate", date));
    date(event.getEndsOn(), "/endsOn", parts).ifPresent(date -> node.add("endDate", date));
    event
        .getFormat()
        .flatMap(Graph::attendanceMode)
        .ifPresent(
            mode -> {
              parts.hold("/format");
              node.add("eventAttendanceMode", SCHEMA + mode);
            });
    place(event.getCity(), event.getHost(), "", "host", parts)
        .ifPresent(place -> node.add("location", place));
    if (event.getFormat().filter(Graph::isOnline).isPresent()) {
      node.add("location", Node.of("VirtualLocation"));
    }
    organisers(event, node, parts);
    sources(event, node, parts);
    parts.tell();
    return node;
  }

  /** That the Hub was one of several shows only where the others are named, so it is told too. */
  private void organisers(HubEvent event, Node node, RecordLosses parts) {
    boolean alone = event.getHubRole().filter(HubRole.ORGANISER::equals).isPresent();
    boolean among = event.getHubRole().filter(HubRole.CO_ORGANISER::equals).isPresent();
    if (hub.isPresent() && (alone || among)) {
      node.add("organizer", Node.reference(hub.get()));
      if (alone) {
        parts.hold("/hubRole");
      }
    }
    for (int i = 0; i < event.getOrganisers().size(); i++) {
      Id<Partner> organiser = event.getOrganisers().get(i);
      if (partners.contains(organiser.value())) {
        parts.hold("/organisers/" + i);
        node.add("organizer", Node.reference(name(RecordType.PARTNER, organiser)));
      } else {
        parts.because("/organisers/" + i, Loss.REFERENCE);
      }
    }
  }

  private void sources(HubRecord record, Node node, RecordLosses parts) {
    for (int i = 0; i < record.getSources().size(); i++) {
      Source source = record.getSources().get(i);
      String pointer = "/sources/" + i;
      Node work = Node.of("CreativeWork");
      source
          .getTitle()
          .ifPresent(text -> work.add("name", parts.holdAll(pointer + "/title", text, language)));
      source
          .getDocument()
          .ifPresent(text -> work.add("identifier", parts.hold(pointer + "/document", text)));
      address("url", pointer + "/url", source.getUrl(), work, parts);
      date(source.getPublishedOn(), pointer + "/publishedOn", parts)
          .ifPresent(date -> work.add("datePublished", date));
      if (work.hasMoreThanType()) {
        node.add("subjectOf", work);
      }
    }
  }

  /** Adds an address, unless it is none: as a reference it would mean another place. */
  private static boolean address(
      String property, String pointer, Optional<String> text, Node node, RecordLosses parts) {
    Optional<String> address =
        text.flatMap(t -> parts.holdAddress(pointer, t)).map(uri -> uri.toString());
    address.ifPresent(a -> node.add(property, a));
    return address.isPresent();
  }

  private static Optional<String> date(
      Optional<PartialDate> date, String pointer, RecordLosses parts) {
    Optional<PartialDate> held = date.filter(d -> d.precision() != Precision.REPORTED);
    if (held.isPresent()) {
      parts.hold(pointer);
    } else {
      parts.because(pointer, Loss.DATE);
    }
    return held.map(PartialDate::toString);
  }

  private static Optional<Node> place(
      Optional<String> city,
      Optional<CountryCode> country,
      String pointer,
      String countryField,
      RecordLosses parts) {
    Node address = Node.of("PostalAddress");
    city.ifPresent(text -> address.add("addressLocality", parts.hold(pointer + "/city", text)));
    country.ifPresent(
        code -> {
          parts.hold(pointer + "/" + countryField);
          address.add("addressCountry", code.value());
        });
    return Optional.of(address)
        .filter(Node::hasMoreThanType)
        .map(a -> Node.of("Place").add("address", a));
  }

  private static boolean isFounder(FoundingOrganisation organisation) {
    return organisation.getFoundingSignatory().orElse(false);
  }

  private static boolean isOnline(EventFormat format) {
    return format.equals(EventFormat.ONLINE) || format.equals(EventFormat.HYBRID);
  }

  private static Optional<String> attendanceMode(EventFormat format) {
    if (format.equals(EventFormat.IN_PERSON)) {
      return Optional.of("OfflineEventAttendanceMode");
    } else if (format.equals(EventFormat.ONLINE)) {
      return Optional.of("OnlineEventAttendanceMode");
    } else if (format.equals(EventFormat.HYBRID)) {
      return Optional.of("MixedEventAttendanceMode");
    }
    return Optional.empty();
  }

  private static String type(PartnerType type) {
    if (type.equals(PartnerType.GOVERNMENT)) {
      return "GovernmentOrganization";
    }
    return type.equals(PartnerType.NGO) ? "NGO" : "Organization";
  }

  private static String name(HubRecord record) {
    return name(RecordType.of(record), record.getId());
  }

  private static String name(RecordType type, Id<?> id) {
    StringBuilder name = new StringBuilder("#").append(type.getCode()).append('/');
    for (byte b : id.value().getBytes(UTF_8)) {
      if (UNRESERVED.indexOf(b) >= 0) {
        name.append((char) b);
      } else {
        name.append('%').append(HEX.toHexDigits(b));
      }
    }
    return name.toString();
  }
}
