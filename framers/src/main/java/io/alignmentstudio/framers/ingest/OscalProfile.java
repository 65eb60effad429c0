package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Resolves a profile: imports catalogs and other profiles from files beside it, selects controls,
 * merges them and applies the modifications, after the <a
 * href="https://pages.nist.gov/OSCAL/resources/concepts/processing/profile-resolution/">profile
 * resolution specification</a>. Nothing is fetched from the network.
 */
final class OscalProfile {
  /** Attribute of an imported control: the file that it comes from. */
  static final String SOURCE = "studio-source";

  private static final int DEEPEST = 8;

  private final SourceFile file;
  private final XmlNode profile;
  private final Set<Path> open;

  private OscalProfile(SourceFile file, XmlNode profile, Set<Path> open) {
    this.file = file;
    this.profile = profile;
    this.open = open;
  }

  /** Gives the catalog that a profile stands for. */
  static XmlNode resolve(SourceFile file, XmlNode profile, List<String> warnings) {
    XmlNode catalog = new OscalProfile(file, profile, Set.of(real(file.path()))).catalog();
    warnings.add(
        "resolved from a profile: %d controls from %s"
            .formatted(
                OscalReader.controls(catalog).size(),
                String.join(", ", sources(file).stream().map(OscalProfile::name).toList())));
    return catalog;
  }

  /** Tells without reading the whole file. */
  static boolean isProfile(SourceFile file) {
    return switch (FileKind.of(file)) {
      case OSCAL_JSON -> OscalJson.rootName(file.bytes()).filter("profile"::equals).isPresent();
      case OSCAL_XML ->
          XmlParser.root(file.bytes()).filter(root -> root.name().equals("profile")).isPresent();
      default -> false;
    };
  }

  /** The files that a profile imports, with those that they import; empty for a catalog. */
  static List<Path> sources(SourceFile file) {
    Set<Path> found = new TreeSet<>();
    XmlNode root = OscalReader.parse(file);
    if (root.name().equals("profile")) {
      new OscalProfile(file, root, Set.of(real(file.path()))).collect(found, 0);
    }
    return List.copyOf(found);
  }

  private void collect(Set<Path> found, int depth) {
    for (XmlNode each : profile.all("import").toList()) {
      Path path = path(each.attribute("href").orElse(""));
      if (found.add(path) && depth < DEEPEST) {
        SourceFile imported = SourceFile.of(path);
        XmlNode root = OscalReader.parse(imported);
        if (root.name().equals("profile")) {
          new OscalProfile(imported, root, open).collect(found, depth + 1);
        }
      }
    }
  }

  private XmlNode catalog() {
    List<XmlNode> imports = profile.all("import").toList();
    if (imports.isEmpty()) {
      throw file.refuse("is a profile that imports nothing", "name its catalog in an import");
    }
    if (profile.at("merge", "custom").isPresent()) {
      throw file.refuse(
          "is a profile with groups of its own (merge, custom), which are not supported",
          "resolve it with an OSCAL tool and give the resolved catalog");
    }
    List<XmlNode> content = new ArrayList<>(profile.all("metadata").toList());
    imports.forEach(each -> content.addAll(imported(each)));
    List<XmlNode> merged = merged(content);
    List<XmlNode> modified = new ArrayList<>();
    Modify modify = new Modify(merged);
    merged.forEach(node -> modified.add(modify.apply(node)));
    return XmlNode.element(OscalReader.NAMESPACE, "catalog", Map.of(), modified, profile.place());
  }

  /** The selected groups and controls of one import. */
  private List<XmlNode> imported(XmlNode each) {
    Path path = path(each.attribute("href").orElse(""));
    if (open.contains(path) || open.size() > DEEPEST) {
      throw file.refuse(
          "is a profile that imports itself through " + path, "remove one of the imports");
    }
    SourceFile source = SourceFile.of(path);
    XmlNode root = OscalReader.parse(source);
    if (root.name().equals("profile")) {
      Set<Path> deeper = new HashSet<>(open);
      deeper.add(path);
      root = new OscalProfile(source, root, deeper).catalog();
    }
    Map<String, XmlNode> controls = OscalReader.controls(root);
    Predicate<String> chosen = chosen(each, controls, path);
    return root.children().stream()
        .filter(node -> Set.of("group", "control", "param").contains(node.name()))
        .flatMap(node -> selected(node, chosen, name(path)))
        .toList();
  }

  private static Stream<XmlNode> selected(XmlNode node, Predicate<String> chosen, String source) {
    if (!Set.of("group", "control").contains(node.name())) {
      return Stream.of(node);
    }
    boolean kept = node.name().equals("group") || chosen.test(XmlFlow.idOf(node));
    List<XmlNode> content =
        node.content().stream()
            .filter(child -> kept || child.name().equals("control"))
            .flatMap(child -> selected(child, chosen, source))
            .toList();
    if (!kept) {
      return content.stream();
    }
    boolean empty =
        node.name().equals("group")
            && content.stream()
                .noneMatch(child -> Set.of("group", "control").contains(child.name()));
    if (empty) {
      return Stream.empty();
    }
    Map<String, String> attributes = new HashMap<>(node.attributes());
    attributes.putIfAbsent(SOURCE, source + "#");
    return Stream.of(with(node, attributes, content));
  }

  private Predicate<String> chosen(XmlNode each, Map<String, XmlNode> controls, Path path) {
    Set<String> included = new HashSet<>();
    boolean all = each.child("include-all").isPresent() || each.child("include-controls").isEmpty();
    if (all) {
      included.addAll(controls.keySet());
    }
    each.all("include-controls").forEach(by -> included.addAll(named(by, controls, path)));
    each.all("exclude-controls").forEach(by -> included.removeAll(named(by, controls, path)));
    return included::contains;
  }

  private Set<String> named(XmlNode by, Map<String, XmlNode> controls, Path path) {
    Set<String> ids = new HashSet<>();
    Set<String> missing = new TreeSet<>();
    for (XmlNode id : by.all("with-id").toList()) {
      (controls.containsKey(id.allText()) ? ids : missing).add(id.allText());
    }
    if (!missing.isEmpty()) {
      throw file.refuse(
          "selects controls that " + path + " does not have: " + String.join(", ", missing),
          "mend the ids");
    }
    for (XmlNode matching : by.all("matching").toList()) {
      Pattern pattern = glob(matching.attribute("pattern").orElse(""));
      controls.keySet().stream().filter(id -> pattern.matcher(id).matches()).forEach(ids::add);
    }
    if (by.attribute("with-child-controls").filter("yes"::equals).isPresent()) {
      List.copyOf(ids).stream()
          .flatMap(id -> Stream.ofNullable(controls.get(id)))
          .flatMap(XmlNode::all)
          .filter(node -> node.name().equals("control"))
          .forEach(node -> ids.add(XmlFlow.idOf(node)));
    }
    return ids;
  }

  private static Pattern glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    pattern
        .chars()
        .forEach(
            c ->
                regex.append(
                    c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
    return Pattern.compile(regex.toString());
  }

  /** Keeps groups where the profile says so; else controls stand without them, as specified. */
  private List<XmlNode> merged(List<XmlNode> content) {
    boolean asIs =
        profile
            .at("merge", "as-is")
            .map(node -> !node.allText().equals("false"))
            .or(() -> profile.child("merge").flatMap(m -> m.attribute("as-is")).map("true"::equals))
            .orElse(false);
    List<XmlNode> flat =
        asIs ? content : content.stream().flatMap(OscalProfile::ungrouped).toList();
    boolean first =
        profile
            .at("merge", "combine")
            .flatMap(node -> node.attribute("method"))
            .filter("use-first"::equals)
            .isPresent();
    return first ? firsts(flat) : flat;
  }

  private static Stream<XmlNode> ungrouped(XmlNode node) {
    return node.name().equals("group")
        ? node.children().stream()
            .filter(child -> Set.of("group", "control", "param").contains(child.name()))
            .flatMap(OscalProfile::ungrouped)
        : Stream.of(node);
  }

  private static List<XmlNode> firsts(Collection<XmlNode> nodes) {
    Map<String, XmlNode> byId = new LinkedHashMap<>();
    int unnamed = 0;
    for (XmlNode node : nodes) {
      String id = node.name() + " " + XmlFlow.idOf(node);
      byId.putIfAbsent(XmlFlow.idOf(node).isEmpty() ? id + unnamed++ : id, node);
    }
    return List.copyOf(byId.values());
  }

  /** The file that an import names: directly, or through a resource in the back matter. */
  private Path path(String href) {
    String target = href;
    if (href.startsWith("#")) {
      target =
          profile.at("back-matter").stream()
              .flatMap(matter -> matter.all("resource"))
              .filter(each -> each.attribute("uuid").filter(href.substring(1)::equals).isPresent())
              .flatMap(each -> each.all("rlink"))
              .flatMap(link -> link.attribute("href").stream())
              .filter(OscalProfile::isLocal)
              .findFirst()
              .orElse(href);
    }
    if (target.isEmpty() || target.startsWith("#") || !isLocal(target)) {
      throw file.refuse(
          "imports \"" + href + "\", which is no file beside it, and nothing is downloaded",
          "put the catalog beside the profile and name it by its relative path");
    }
    try {
      Path folder = file.path().toAbsolutePath().getParent();
      return real(folder.resolve(new URI(target).getPath()).normalize());
    } catch (URISyntaxException e) {
      throw file.refuse("imports \"" + href + "\", which is no path", "mend the import", e);
    }
  }

  private static boolean isLocal(String href) {
    return !href.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*|[/\\\\].*");
  }

  private static Path real(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static XmlNode with(XmlNode node, Map<String, String> attributes, List<XmlNode> content) {
    return XmlNode.element(
        node.namespace(), node.name(), Map.copyOf(attributes), content, node.place());
  }

  /** The parameters that a profile sets and the controls that it alters. */
  private final class Modify {
    private final Map<String, XmlNode> settings = new HashMap<>();
    private final Map<String, List<XmlNode>> alters = new HashMap<>();

    Modify(List<XmlNode> content) {
      Set<String> controls = new HashSet<>();
      Set<String> parameters = new HashSet<>();
      content.stream()
          .flatMap(XmlNode::all)
          .forEach(
              node -> {
                if (node.name().equals("control")) {
                  controls.add(XmlFlow.idOf(node));
                } else if (node.name().equals("param")) {
                  parameters.add(XmlFlow.idOf(node));
                }
              });
      Set<String> missing = new TreeSet<>();
      for (XmlNode set :
          profile.at("modify").stream().flatMap(m -> m.all("set-parameter")).toList()) {
        settings.put(known(set, "param-id", parameters, missing), set);
      }
      for (XmlNode alter : profile.at("modify").stream().flatMap(m -> m.all("alter")).toList()) {
        alters
            .computeIfAbsent(known(alter, "control-id", controls, missing), _ -> new ArrayList<>())
            .add(alter);
      }
      if (!missing.isEmpty()) {
        throw file.refuse(
            "modifies what it does not select: " + String.join(", ", missing),
            "mend the ids or import them");
      }
    }

    private static String known(
        XmlNode change, String attribute, Set<String> ids, Set<String> missing) {
      String id = change.attribute(attribute).orElse("");
      if (!ids.contains(id)) {
        missing.add(id);
      }
      return id;
    }

    XmlNode apply(XmlNode node) {
      return switch (node.name()) {
        case "param" -> parameter(node);
        case "control" -> {
          XmlNode control = children(node);
          for (XmlNode alter : alters.getOrDefault(XmlFlow.idOf(node), List.of())) {
            control = altered(control, alter);
          }
          yield control;
        }
        case "group" -> children(node);
        default -> node;
      };
    }

    private XmlNode children(XmlNode node) {
      return with(node, node.attributes(), node.content().stream().map(this::apply).toList());
    }

    /** What is set replaces elements of the same name. */
    private XmlNode parameter(XmlNode param) {
      XmlNode set = settings.get(XmlFlow.idOf(param));
      if (set == null) {
        return param;
      }
      Set<String> names = new HashSet<>(set.children().stream().map(XmlNode::name).toList());
      List<XmlNode> content =
          new ArrayList<>(
              param.content().stream().filter(child -> !names.contains(child.name())).toList());
      content.addAll(set.content());
      return with(param, param.attributes(), content);
    }

    private XmlNode altered(XmlNode control, XmlNode alter) {
      XmlNode result = control;
      for (XmlNode remove : alter.all("remove").toList()) {
        result = without(result, remove);
      }
      for (XmlNode add : alter.all("add").toList()) {
        result = added(result, add);
      }
      return result;
    }

    private static XmlNode without(XmlNode node, XmlNode remove) {
      return with(
          node,
          node.attributes(),
          node.content().stream()
              .filter(child -> child.isText() || !matches(child, remove))
              .map(child -> child.isText() ? child : without(child, remove))
              .toList());
    }

    private static boolean matches(XmlNode child, XmlNode remove) {
      boolean any =
          Stream.of("by-id", "by-name", "by-class", "by-ns", "by-item-name")
              .anyMatch(by -> remove.attribute(by).isPresent());
      return any
          && fits(remove, "by-id", child.attribute("id"))
          && fits(remove, "by-name", child.attribute("name"))
          && fits(remove, "by-class", child.attribute("class"))
          && fits(remove, "by-ns", child.attribute("ns"))
          && fits(remove, "by-item-name", Optional.of(child.name()));
    }

    private static boolean fits(XmlNode remove, String by, Optional<String> value) {
      Optional<String> wanted = remove.attribute(by);
      return wanted.isEmpty() || wanted.equals(value);
    }

    private XmlNode added(XmlNode control, XmlNode add) {
      String position = add.attribute("position").orElse("ending");
      Optional<String> target = add.attribute("by-id");
      if (target.isEmpty() || target.get().equals(XmlFlow.idOf(control))) {
        return joined(
            control, add.content(), position.equals("starting") || position.equals("before"));
      }
      if (control.all().noneMatch(node -> node.attribute("id").equals(target))) {
        throw new StudioException(
            ErrorCode.DATA,
            "%s: adds to %s, which control %s does not have; mend the id"
                .formatted(file.path(), target.get(), XmlFlow.idOf(control)));
      }
      return placed(control, add, target.get(), position);
    }

    private static XmlNode placed(XmlNode node, XmlNode add, String target, String position) {
      List<XmlNode> content = new ArrayList<>();
      for (XmlNode child : node.content()) {
        if (child.attribute("id").filter(target::equals).isEmpty()) {
          content.add(child.isText() ? child : placed(child, add, target, position));
          continue;
        }
        switch (position) {
          case "before" -> {
            content.addAll(add.content());
            content.add(child);
          }
          case "after" -> {
            content.add(child);
            content.addAll(add.content());
          }
          default -> content.add(joined(child, add.content(), position.equals("starting")));
        }
      }
      return with(node, node.attributes(), content);
    }

    private static XmlNode joined(XmlNode node, List<XmlNode> added, boolean first) {
      List<XmlNode> content = new ArrayList<>(first ? added : node.content());
      content.addAll(first ? node.content() : added);
      return with(node, node.attributes(), content);
    }
  }
}
