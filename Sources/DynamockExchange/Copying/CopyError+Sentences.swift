import DynamockModel
import DynamockWire

extension CopyError: CustomStringConvertible {
  /// The error message.
  package var description: String {
    switch self {
    case .upstream(let error): "No response from \(error.endpoint): \(error.reason.words)"
    case .rejected(let rejection):
      "\(rejection.endpoint) rejected \(rejection.operation.rawValue) with \(rejection.code): "
        + (rejection.message.isEmpty ? "no message." : rejection.message)
    case .badAnswer(let operation, let endpoint):
      "\(endpoint) returned something other than DynamoDB's JSON for \(operation.rawValue)."
    case .noTables(let patterns, let endpoint, let existing):
      patterns.isEmpty
        ? "\(endpoint) has no tables."
        : "\(endpoint) has no table \(patterns.joined(separator: " or "))"
          + (patterns.first.flatMap { Spelling.nearest(to: $0, among: existing) }
            .map { "; did you mean \($0)?" } ?? ExchangeError.alternatives(existing))
    case .notActive(let table, let status):
      "The table \(table) is \(status): only active tables can be copied."
    case .exists(let table, let endpoint):
      "\(endpoint) already has a table \(table). --into-existing writes into it; items of the same key "
        + "are replaced."
    case .differs(let table, let what):
      "The table \(table) is defined differently at the target: its \(what) differs."
    case .badMasks(let path, let reason): "\"\(path)\" is not a list of masks: \(reason)"
    case .keyMask(let table, let attribute, let kind):
      "\(attribute) is a key attribute of \(table), which \"\(kind)\" cannot mask: use \"hash\" "
        + "or \"keepFormat\"."
    case .unmasked(let table, let reason): "An item of \(table) cannot be masked: \(reason)"
    case .otherState(let path, let copy):
      "\"\(path)\" is the state of a copy \(copy.map { "\($0), " } ?? "")with other options. Delete the "
        + "file to start again, or name another one with --state."
    case .brokenState(let path, let reason):
      "\"\(path)\" is not the state of a copy: \(reason). Delete the file to start again; items that "
        + "were copied are replaced by the same items."
    case .lostTable(let table, let endpoint, let state, let isReplaced):
      "According to \"\(state)\", items of \(table) have been copied to \(endpoint), which has "
        + (isReplaced ? "another table of this name now" : "no such table")
        + ". Delete the state file to copy from the beginning, or restore the target."
    case .sameDatabase(let table, let source, let target):
      "\(source) and \(target) are the same database: both have the same table \(table)."
    case .file(let error): error.description
    case .unwritten(let table, let count):
      "The target leaves \(count) items of \(table) unwritten. Run the same command again to continue."
    case .stuck(let table): "The table \(table) did not become active at the target in ten minutes."
    }
  }
}
