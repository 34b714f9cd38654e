import DynamockModel
import DynamockValidation

/// A part of a list of exports or imports by table, or of bulk operations: the newest first
/// ([scylla-alternator] `test_export.py`).
struct TransferPage<Entry: TransferRecord> {
  let entries: ArraySlice<Entry>
  /// The token of the next page, or `nil` if none follows.
  let nextToken: String?

  init(of all: [Entry], after start: TransferPosition?, limit: Int) {
    let found = all.map { (position: TransferPosition($0), entry: $0) }
      .filter { entry in start.map { $0 < entry.position } ?? true }
      .sorted { $0.position < $1.position }
    let page = found.prefix(limit)
    entries = page.map(\.entry)[...]
    nextToken = page.count < found.count ? page.last?.position.token(Entry.kind) : nil
  }
}

/// A place in a list, which exists independently of its entry.
struct TransferPosition: Comparable {
  let table: String
  let id: String

  init<Entry: TransferRecord>(_ entry: Entry) {
    // Bulk operations are not listed by table.
    table = Entry.kind == .bulk ? "" : entry.frame.tableName
    id = entry.frame.id
  }

  static func < (left: Self, right: Self) -> Bool {
    left.table == right.table ? left.id > right.id : left.table < right.table
  }

  /// The text for the client: hexadecimal, in groups of 16, and at least as long as AWS's model
  /// requires of a token of imports.
  func token(_ kind: TransferKind) -> String {
    var bytes = Array("\(kind.rawValue)/\(table)/\(id)".utf8)
    while bytes.count < 56 || bytes.count % 8 != 0 { bytes.append(0) }
    return Hexadecimal.text(of: bytes)
  }

  /// Parses a client's token, or returns `nil` if it is not of this kind.
  init?(_ token: String, _ kind: TransferKind) {
    guard let bytes = Hexadecimal.bytes(of: token), bytes.count >= 56,
      let text = String(
        validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
    else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == kind.rawValue else { return nil }
    table = String(parts[1])
    id = String(parts[2])
  }
}

extension ReadSession {
  /// The position at which a list continues, or `nil` for its beginning.
  func start(
    of request: ListTransfersRequest, _ kind: TransferKind
  ) throws(EngineFault) -> TransferPosition? {
    guard let token = request.nextToken else { return nil }
    guard let position = TransferPosition(token, kind) else {
      throw .transfer(.invalidNextToken(token))
    }
    return position
  }

  /// The table whose transfers are listed, or `nil` if there is none with its name and region.
  func listedTable(_ request: ListTransfersRequest) throws(EngineFault) -> Table? {
    guard let table = request.table else { return nil }
    guard table.account == settings.accountID else { throw .transfer(.otherAccount) }
    guard let found = catalog[table.name], found.definition.region == request.region,
      !found.definition.isGone(at: now)
    else { return nil }
    return found
  }
}
