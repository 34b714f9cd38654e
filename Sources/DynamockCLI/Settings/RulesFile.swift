import DynamockScripting
import DynamockWire

/// A file of rules, such as `Config/rules/throttled.json`.
enum RulesFile {
  /// Reads a file; one rule that is wrong rejects it.
  /// - Throws: `unreadable`, `notJSON` or `unfitRules`.
  static func read(_ path: String) throws(SettingsError) -> [Rule] {
    let bytes = try SettingsFile.bytes(of: path)
    do throws(JSONTree.Break) {
      _ = try JSONTree(parsing: bytes, depth: JSONTree.requestDepth)
    } catch {
      throw .notJSON(path: path, line: error.line, column: error.column)
    }
    do throws(ScriptingError) {
      let rules = try RuleReader.rules(bytes).rules
      for rule in rules where rule.needsDatabase {
        throw .badRule(
          path: rule.id ?? "a rule",
          wanted: "stale as of a rule of one database, which a file has not")
      }
      return rules
    } catch {
      guard case .badRule(let place, let wanted) = error else {
        throw .unfitRules(path: path, place: "", wanted: error.sentence)
      }
      throw .unfitRules(path: path, place: place, wanted: wanted)
    }
  }
}
