import DynamockEngine
import DynamockLayers
import DynamockSQLiteStorage
public import DynamockStorage

/// A check of a whole database file, which it does not change.
///
/// It verifies the checksums of all pages, SQLite's own structures, that every entry decodes, that
/// indexes and expiry times match their tables in both directions, the figures of tables, and the
/// records of streams. Each lasting fork and checkpoint in the file is examined as a whole.
public struct FileCheck: Sendable, Hashable {
  /// A defect of a file.
  public struct Finding: Sendable, Hashable {
    /// The damaged part: `table NAME`, `index TABLE.NAME`, `stream TABLE/LABEL`, and others; `the
    /// file` if it is not known.
    ///
    /// It begins with `fork NAME, ` or `checkpoint NAME, ` if it is not part of the first database.
    public let place: String
    /// The key of the damaged entry as DynamoDB's JSON, or `nil` if the defect has none.
    public let key: String?
    /// The defect, in words.
    public let problem: String
  }

  /// The state of a check that is in progress.
  public struct Progress: Sendable, Hashable {
    /// The part that is being examined.
    public let place: String
    /// The number of its entries that have been examined.
    public let entries: Int
  }

  /// The maximum number of findings that are kept; all are counted.
  public static let mostFindings = 100

  /// The first findings.
  public private(set) var findings: [Finding] = []
  /// The number of all findings.
  public private(set) var findingCount = 0
  /// The version of the file's format, or `nil` if it cannot be read.
  public private(set) var formatVersion: Int?
  /// The number of lasting forks.
  public private(set) var forks = 0
  /// The number of lasting checkpoints.
  public private(set) var checkpoints = 0
  /// The number of tables in all databases and checkpoints.
  public private(set) var tables = 0
  /// The number of items in these tables.
  public private(set) var items = 0
  /// The number of entries in all indexes.
  public private(set) var indexEntries = 0
  /// The number of expiry times.
  public private(set) var expiryTimes = 0
  /// The number of records in all streams.
  public private(set) var streamRecords = 0
  /// The number of changes in the logs of tables with recovery to a point in time.
  public private(set) var loggedChanges = 0

  /// Whether the file has no defect.
  public var isSound: Bool { findingCount == 0 }

  /// Checks a file that no one has open.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - progress: called before each part of the file, and after every 1,000 entries.
  /// - Throws: an error with a message if the file is in use, is not a database, or cannot be read.
  public init(
    of path: String, progress: (Progress) -> Void = { _ in }
  ) throws(StorageError) {
    let file: SQLiteFileCheck
    do throws(StorageError) {
      file = try SQLiteFileCheck(path: path)
    } catch {
      guard error.code == .damaged else { throw error }
      note(Finding(place: "the file", key: nil, problem: error.message))
      return
    }
    formatVersion = file.formatVersion
    progress(Progress(place: "the structure of the file", entries: 0))
    for defect in try file.structuralDefects() {
      note(Finding(place: "the file", key: nil, problem: defect))
    }
    try withoutActuallyEscaping(progress) { progress throws(StorageError) in
      try examine(file.reader, progress)
    }
  }

  /// Examines every database and checkpoint of a file.
  private mutating func examine(
    _ base: any SalvagingReader, _ progress: @escaping (Progress) -> Void
  ) throws(StorageError) {
    let examination = try LayerExamination(of: base)
    if !base.takeDamage().isEmpty || !examination.isReadable {
      note(Finding(place: Self.records, key: nil, problem: "some of them cannot be read"))
    }
    for member in examination.members {
      let info = LastingInfo(member.info)
      let name = info.map { "\($0.owner == nil ? "fork" : "checkpoint") \($0.name), " } ?? ""
      if info?.owner != nil { checkpoints += 1 } else if member.id != .first { forks += 1 }
      guard let reader = member.reader, info != nil || member.id == .first else {
        let problem = name.isEmpty ? "one of them cannot be read" : "\(name)cannot be read"
        note(Finding(place: Self.records, key: nil, problem: problem))
        continue
      }
      try examine(reader, name, progress)
    }
    progress(Progress(place: "the layers of forks and checkpoints", entries: 0))
    let stray = try examination.strayEntries()
    if stray > 0 {
      note(
        Finding(
          place: Self.records, key: nil, problem: "entries that belong to none of them: \(stray)"))
    }
    if !base.takeDamage().isEmpty {
      note(
        Finding(place: Self.records, key: nil, problem: "entries of a former one cannot be read"))
    }
  }

  /// The place of defects that concern no single database.
  private static let records = "the forks and checkpoints"

  /// Examines a database or a checkpoint.
  /// - Parameter name: the beginning of the places of its defects.
  private mutating func examine(
    _ reader: any SalvagingReader, _ name: String, _ progress: @escaping (Progress) -> Void
  ) throws(StorageError) {
    var found: [Finding] = []
    var foundCount = 0
    var check = StoreCheck(reader) { defect in
      foundCount += 1
      guard found.count < Self.mostFindings else { return }
      found.append(Finding(place: name + defect.place, key: defect.key, problem: defect.problem))
    } progress: { place, entries in
      progress(Progress(place: name + place, entries: entries))
    }
    try check.run()
    let counts = check.counts
    for finding in found { note(finding) }
    findingCount += foundCount - found.count
    tables += counts.tables
    items += counts.items
    indexEntries += counts.indexEntries
    expiryTimes += counts.expiryTimes
    streamRecords += counts.streamRecords
    loggedChanges += counts.loggedChanges
  }

  private mutating func note(_ finding: Finding) {
    findingCount += 1
    if findings.count < Self.mostFindings { findings.append(finding) }
  }
}
