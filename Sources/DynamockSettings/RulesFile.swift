package import DynamockScripting
import DynamockWire

/// A file of rules, such as `Config/rules/throttled.json`.
package enum RulesFile {
  /// Reads a file; a single invalid rule rejects the whole file.
  /// - Throws: `unreadable`, `notJSON` or `unfitRules`.
  package static func read(_ path: String) throws(SettingsError) -> [Rule] {
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
