import DynamockModel
import DynamockWire
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// The progress of a copy, in a file that outlives the process.
///
/// A page of a Scan is recorded after all of its items have been written, so after an abrupt end at
/// most the pages in progress are read again. The file contains keys of the source's items and the
/// salt of the masks; only its owner can read it, and it is removed at the end.
package final class CopyState: Sendable {
  /// The remaining steps for a table.
  enum Phase: String, Sendable {
    /// The table has to be created.
    case creating
    /// Items are being copied.
    case copying
    /// The items are complete, but the stream and time to live are not set yet.
    case finishing
    /// The table is complete.
    case done
  }

  /// The state of a table.
  struct Table: Sendable, Equatable {
    var phase = Phase.creating
    /// The number of items written.
    var items = 0
    /// The last evaluated key of each segment, or `nil` before its first page.
    var segments: [JSONTree?]
    /// The segments that are complete.
    var finished: Set<Int> = []
    /// Whether the target already had the table.
    var isExisting = false
    /// The target's `TableId`, or `nil` if it has none.
    var identifier: String?

    /// Starts copying the items.
    mutating func begin(_ count: Int, isExisting: Bool, identifier: String?) {
      self.identifier = identifier
      phase = .copying
      segments = Array(repeating: nil, count: count)
      self.isExisting = isExisting
    }
  }

  private struct State {
    var tables: [String: Table] = [:]
    var salt: [UInt8]
  }

  /// The path of the file.
  package let path: String
  private let fingerprint: String
  /// The two ends of the copy, for messages.
  private let title: String
  private let state: Mutex<State>
  /// Whether the file existed.
  package let isContinued: Bool

  /// Opens the state at a path.
  /// - Parameter title: The two ends of the copy: `from A to B`.
  /// - Throws: `otherState` if the file is that of another copy, `brokenState` if it is damaged.
  package init(
    at path: String, fingerprint: String, title: String = "", salt: String?
  ) throws(CopyError) {
    self.path = path
    self.title = title
    self.fingerprint = fingerprint
    var random = SystemRandomNumberGenerator()
    let made =
      salt.map { Array($0.utf8) } ?? (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
    guard FileSystem.exists(path) else {
      isContinued = false
      state = Mutex(State(salt: made))
      return
    }
    let bytes: [UInt8]
    do throws(ExchangeError) { bytes = try FileSystem.read(path) } catch { throw .file(error) }
    isContinued = true
    state = Mutex(try Self.state(parsing: bytes, path, fingerprint))
  }

  private static func state(
    parsing bytes: [UInt8], _ path: String, _ fingerprint: String
  ) throws(CopyError) -> State {
    let tree: JSONTree
    do throws(JSONTree.Break) {
      tree = try JSONTree(parsing: bytes, depth: JSONTree.itemDepth)
    } catch {
      throw .brokenState(
        path,
        reason: bytes.isEmpty
          ? "it is empty" : "its JSON breaks in line \(error.line), at column \(error.column)")
    }
    guard let found = tree["fingerprint"]?.text,
      let salt = tree["salt"]?.text.flatMap({ Hexadecimal.bytes(of: $0) }),
      case .object(let members)? = tree["tables"]
    else { throw .brokenState(path, reason: "it lacks fingerprint, salt or tables") }
    guard found == fingerprint else { throw .otherState(path, of: tree["copy"]?.text) }
    var tables: [String: Table] = [:]
    for member in members {
      guard let table = Table(member.value) else {
        throw .brokenState(path, reason: "the state of the table \(member.name) is incomplete")
      }
      tables[member.name] = table
    }
    return State(tables: tables, salt: salt)
  }

  /// The salt of the masks.
  var salt: [UInt8] { state.withLock { $0.salt } }

  /// Returns the state of a table, or `nil` if its copy has not begun.
  func table(_ name: String) -> Table? { state.withLock { $0.tables[name] } }

  /// Returns whether a table is complete.
  func isDone(_ name: String) -> Bool { table(name)?.phase == .done }

  /// Changes the state of a table and writes the file.
  func update(_ name: String, _ change: (inout Table) -> Void) throws(CopyError) {
    let error = state.withLock { state -> ExchangeError? in
      var table = state.tables[name] ?? Table(segments: [])
      change(&table)
      state.tables[name] = table
      do throws(ExchangeError) {
        try Self.write(content(of: state).bytes, to: path)
        return nil
      } catch { return error }
    }
    if let error { throw .file(error) }
  }

  /// Removes the file of a completed copy.
  func remove() { unlink(path) }

  private func content(of state: State) -> JSONTree {
    [
      "comment": .string(
        "The state of a dynamock copy; run the same command again to continue it."),
      "copy": .string(title), "fingerprint": .string(fingerprint),
      "salt": .string(Hexadecimal.text(of: state.salt)),
      "tables": .object(
        state.tables.sorted { $0.key < $1.key }
          .map { JSONTree.Member(name: $0.key, value: $0.value.json) }),
    ]
  }

  /// Writes a temporary file and renames it, so that the file is always complete.
  private static func write(_ bytes: [UInt8], to path: String) throws(ExchangeError) {
    let partial = path + ".partial"
    unlink(partial)
    let file = try OutputFile(partial, mode: 0o600)
    try file.write(bytes)
    try file.finish()
    guard rename(partial, path) == 0 else { throw .unwritable(path, errno: errno) }
  }
}

extension CopyState.Table {
  /// Reads the state of a table; returns `nil` if it is incomplete.
  fileprivate init?(_ tree: JSONTree) {
    guard let phase = tree["phase"]?.text.flatMap(CopyState.Phase.init),
      let items = tree["items"]?.whole, items >= 0
    else { return nil }
    self.phase = phase
    self.items = items
    segments = tree["segments"]?.elements.map { $0 == .null ? nil : $0 } ?? []
    finished = Set(tree["finished"]?.elements.compactMap(\.whole) ?? [])
    isExisting = tree["isExisting"] == .boolean(true)
    identifier = tree["tableId"]?.text
    guard phase == .creating || !segments.isEmpty,
      finished.allSatisfy(segments.indices.contains)
    else { return nil }
  }

  fileprivate var json: JSONTree {
    [
      "phase": .string(phase.rawValue), "items": .number("\(items)"),
      "segments": .array(segments.map { $0 ?? .null }),
      "finished": .array(finished.sorted().map { .number("\($0)") }),
      "isExisting": .boolean(isExisting), "tableId": identifier.map { .string($0) } ?? .null,
    ]
  }
}
