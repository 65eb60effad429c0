package io.alignmentstudio.framers.ontology.exchange;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.config.YamlNode;
import io.alignmentstudio.workspace.config.YamlTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and writes the YAML of Granite.Trust Policy Tools. */
public final class GraniteYaml {
  private static final Set<String> GROUP_KEYS =
      Set.of("risk_group", "risk_group_id", "description", "policy_version", "risks");
  private static final Set<String> RISK_KEYS =
      Set.of(
          "risk",
          "risk_id",
          "description",
          "reason_denial",
          "short_reply_type",
          "exception",
          "policy");
  private static final Set<String> POLICY_KEYS =
      Set.of("reply_cannot_contain", "reply_may_contain");

  private final Problems problems = new Problems();

  private GraniteYaml() {}

  /**
   * Reads a policy.
   *
   * @param where the file, for messages
   * @throws StudioException DATA with every problem and its line
   */
  public static GranitePolicy read(String yaml, String where) {
    YamlNode tree;
    try {
      tree = YamlTree.parse(yaml, where);
    } catch (StudioException e) {
      throw new StudioException(ErrorCode.DATA, e.getMessage(), e);
    }
    GraniteYaml reader = new GraniteYaml();
    GranitePolicy policy = reader.policy(tree);
    reader.problems.throwIfAny(
        ErrorCode.DATA, where + " is no Granite.Trust policy; mend these and import it again:");
    return policy;
  }

  private GranitePolicy policy(YamlNode tree) {
    Map<String, YamlNode> group = keys(tree, "the policy", GROUP_KEYS);
    int id = 0;
    String number = text(group, "risk_group_id", tree);
    if (number.matches("\\d{1,9}")) {
      id = Integer.parseInt(number);
    } else if (!number.isEmpty()) {
      problems.add(
          "line %d: risk_group_id must be a whole number, got '%s'",
          group.get("risk_group_id").line(), number);
    }
    List<GranitePolicy.Risk> risks = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlNode item : items(group, "risks")) {
      GranitePolicy.Risk risk = risk(item);
      if (!risk.riskId().isEmpty() && !ids.add(risk.riskId())) {
        problems.add("line %d: risk_id %s is given twice", item.line(), risk.riskId());
      }
      risks.add(risk);
    }
    if (risks.isEmpty() && group.containsKey("risks")) {
      problems.add("line %d: risks has none", group.get("risks").line());
    }
    return new GranitePolicy(
        text(group, "risk_group", tree),
        id,
        text(group, "description", tree),
        optional(group, "policy_version").orElse(GranitePolicy.VERSION),
        risks);
  }

  private GranitePolicy.Risk risk(YamlNode node) {
    Map<String, YamlNode> risk = keys(node, "a risk", RISK_KEYS);
    Map<String, YamlNode> policy =
        risk.containsKey("policy") ? keys(risk.get("policy"), "policy", POLICY_KEYS) : Map.of();
    if (!risk.containsKey("policy") && node instanceof YamlNode.Mapping) {
      problems.add("line %d: policy is missing", node.line());
    }
    List<String> cannot = texts(policy, "reply_cannot_contain");
    List<String> may = texts(policy, "reply_may_contain");
    if (!policy.isEmpty() && cannot.isEmpty() && may.isEmpty()) {
      problems.add("line %d: the policy of this risk says nothing", node.line());
    }
    return new GranitePolicy.Risk(
        text(risk, "risk", node),
        text(risk, "risk_id", node),
        text(risk, "description", node),
        optional(risk, "reason_denial"),
        text(risk, "short_reply_type", node),
        optional(risk, "exception"),
        cannot,
        may);
  }

  private Map<String, YamlNode> keys(YamlNode node, String what, Set<String> known) {
    Map<String, YamlNode> keys = new LinkedHashMap<>();
    if (!(node instanceof YamlNode.Mapping mapping)) {
      problems.add(
          "line %d: %s must have the keys %s, got %s",
          node.line(),
          what,
          known.stream().sorted().collect(Collectors.joining(", ")),
          node.kind());
      return keys;
    }
    for (YamlNode.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        problems.add(
            "line %d: the key %s is unknown here; known are %s",
            entry.line(), entry.key(), known.stream().sorted().collect(Collectors.joining(", ")));
      } else if (keys.put(entry.key(), entry.value()) != null) {
        problems.add("line %d: the key %s is given twice", entry.line(), entry.key());
      }
    }
    return keys;
  }

  private String text(Map<String, YamlNode> keys, String key, YamlNode owner) {
    Optional<String> text = optional(keys, key);
    if (text.isEmpty() && owner instanceof YamlNode.Mapping) {
      problems.add("line %d: %s is missing", owner.line(), key);
    }
    return text.orElse("");
  }

  private Optional<String> optional(Map<String, YamlNode> keys, String key) {
    YamlNode node = keys.get(key);
    if (node == null || node instanceof YamlNode.Nothing) {
      return Optional.empty();
    }
    if (node instanceof YamlNode.Scalar scalar) {
      return Optional.of(scalar.text().strip()).filter(text -> !text.isEmpty());
    }
    problems.add("line %d: %s must be text, got %s", node.line(), key, node.kind());
    return Optional.empty();
  }

  private List<YamlNode> items(Map<String, YamlNode> keys, String key) {
    YamlNode node = keys.get(key);
    if (node instanceof YamlNode.Sequence sequence) {
      return sequence.items();
    }
    if (node == null) {
      problems.add("line 1: %s is missing", key);
    } else if (!(node instanceof YamlNode.Nothing)) {
      problems.add("line %d: %s must be a list, got %s", node.line(), key, node.kind());
    }
    return List.of();
  }

  private List<String> texts(Map<String, YamlNode> keys, String key) {
    List<String> texts = new ArrayList<>();
    if (!keys.containsKey(key)) {
      return texts;
    }
    for (YamlNode item : items(keys, key)) {
      if (item instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
        texts.add(scalar.text().strip());
      } else if (!(item instanceof YamlNode.Nothing)) {
        problems.add("line %d: an item of %s must be text, got %s", item.line(), key, item.kind());
      }
    }
    return texts;
  }

  /** The policy as YAML, which {@link #read} reads back to an equal one. */
  public static String write(GranitePolicy policy) {
    StringBuilder out = new StringBuilder();
    line(out, 0, "risk_group", policy.riskGroup());
    out.append("risk_group_id: ").append(policy.riskGroupId()).append('\n');
    line(out, 0, "description", policy.description());
    line(out, 0, "policy_version", policy.version());
    out.append("risks:\n");
    for (GranitePolicy.Risk risk : policy.risks()) {
      out.append("  - risk: ").append(scalar(risk.risk())).append('\n');
      out.append("    risk_id: ").append(risk.riskId()).append('\n');
      line(out, 4, "description", risk.description());
      line(out, 4, "reason_denial", risk.reasonDenial().orElse(""));
      line(out, 4, "short_reply_type", risk.shortReplyType());
      line(out, 4, "exception", risk.exception().orElse(""));
      out.append("    policy:\n");
      list(out, "reply_cannot_contain", risk.replyCannotContain());
      list(out, "reply_may_contain", risk.replyMayContain());
    }
    return out.toString();
  }

  private static void line(StringBuilder out, int indent, String key, String text) {
    out.append(" ".repeat(indent)).append(key).append(": ");
    out.append(text.isEmpty() ? "null" : scalar(text)).append('\n');
  }

  private static void list(StringBuilder out, String key, List<String> texts) {
    out.append("      ").append(key).append(texts.isEmpty() ? ": []\n" : ":\n");
    texts.forEach(text -> out.append("        - ").append(scalar(text)).append('\n'));
  }

  /** Plain where that is safe, else in double quotes. */
  private static String scalar(String text) {
    boolean plain =
        text.matches("[A-Za-z][A-Za-z0-9_ ,.()/;-]*")
            && !text.endsWith(" ")
            && !text.matches("(?i)true|false|yes|no|on|off|null|y|n|~");
    return plain
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"";
  }
}
