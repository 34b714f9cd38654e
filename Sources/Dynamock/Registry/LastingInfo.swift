import DynamockModel

/// The description of a lasting fork or checkpoint that is stored with it.
struct LastingInfo: Sendable, Equatable {
  /// Its name in the registry, or in its database if it is a checkpoint.
  var name: String
  /// The number of the database whose checkpoint it is, or `nil` for a fork.
  var owner: Int64?
  var origin: DatabaseSummary.Origin?
  var createdAt: Timestamp
  var expiresAt: Timestamp?

  init(
    name: String, owner: Int64? = nil, origin: DatabaseSummary.Origin? = nil, createdAt: Timestamp,
    expiresAt: Timestamp? = nil
  ) {
    self.name = name
    self.owner = owner
    self.origin = origin
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }

  /// Reads stored bytes; `nil` if they are not a description.
  init?(_ bytes: [UInt8]) {
    guard let item = ItemImage(storedBytes: bytes).decoded(),
      case .string(let name)? = item["name"], let createdAt = Self.number("createdAt", in: item)
    else { return nil }
    self.name = name
    self.createdAt = Timestamp(milliseconds: createdAt)
    owner = Self.number("owner", in: item)
    expiresAt = Self.number("expiresAt", in: item).map { Timestamp(milliseconds: $0) }
    if case .string(let database)? = item["from"] {
      var origin = DatabaseSummary.Origin(database: database)
      if case .string(let checkpoint)? = item["checkpoint"] { origin.checkpoint = checkpoint }
      self.origin = origin
    }
  }

  private static func number(_ name: String, in item: Item) -> Int64? {
    guard case .number(let number)? = item[name] else { return nil }
    return Int(exactly: number).map { Int64($0) }
  }

  /// The stored form: an item, which is readable as JSON in the file.
  var bytes: [UInt8] {
    var item: Item = ["name": .string(name)]
    item["createdAt"] = .number(DecimalNumber(Int(createdAt.milliseconds)))
    item["owner"] = owner.map { .number(DecimalNumber(Int($0))) }
    item["expiresAt"] = expiresAt.map { .number(DecimalNumber(Int($0.milliseconds))) }
    item["from"] = origin.map { .string($0.database) }
    item["checkpoint"] = origin?.checkpoint.map { .string($0) }
    return ItemImage(item).bytes
  }
}
