import DynamockStorage

/// How a layer changes a keyspace.
enum SpaceCondition: UInt8 {
  /// Some entries differ; the others are those of the layers below.
  case differs = 1
  /// A keyspace without any entry of the layers below.
  case isNew = 2
  /// Dropped, even if layers below have it.
  case isDropped = 3
}

/// A layer's record of a keyspace.
struct SpaceRecord {
  var condition: SpaceCondition
  var description: KeyspaceDescription

  init(_ condition: SpaceCondition, _ description: KeyspaceDescription = KeyspaceDescription()) {
    self.condition = condition
    self.description = description
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 10, let condition = SpaceCondition(rawValue: bytes[0]) else { return nil }
    self.condition = condition
    description = KeyspaceDescription(
      label: bytes[9] & Self.hasLabel != 0 ? String(decoding: bytes[10...], as: UTF8.self) : nil,
      textOffset: Int(LayerKeys.number(bytes[1..<9])), isNumbered: bytes[9] & Self.isNumbered != 0)
  }

  var bytes: [UInt8] {
    [condition.rawValue] + LayerKeys.number(Int64(description.textOffset))
      + [flags] + Array((description.label ?? "").utf8)
  }

  private var flags: UInt8 {
    (description.label == nil ? 0 : Self.hasLabel) | (description.isNumbered ? Self.isNumbered : 0)
  }

  private static let hasLabel: UInt8 = 1
  private static let isNumbered: UInt8 = 2
}

/// The record of a layer.
struct LayerRecord {
  /// The layer below, or `nil` for a layer over nothing.
  var parent: LayerID?

  init(parent: LayerID?) { self.parent = parent }

  init?(_ bytes: [UInt8]) {
    guard bytes.count == 8 else { return nil }
    parent = LayerID(optional: LayerKeys.number(bytes))
  }

  var bytes: [UInt8] { LayerKeys.number(parent?.number ?? -1) }
}

/// The record of a member.
struct MemberRecord {
  /// A number that is different for each of the chains that the member has had.
  var version: UInt64
  /// The layer that receives the member's changes.
  var top: LayerID
  /// The contents with which the member started, or `nil` for none.
  var start: LayerID?
  /// Whether the member was erased, and remains only for those who still read it.
  var isErased = false
  /// The owner's bytes.
  var info: [UInt8]

  init(version: UInt64, top: LayerID, start: LayerID?, info: [UInt8]) {
    self.version = version
    self.top = top
    self.start = start
    self.info = info
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 25, let top = LayerID(optional: LayerKeys.number(bytes[8..<16])) else {
      return nil
    }
    version = Self.version(of: bytes)
    self.top = top
    start = LayerID(optional: LayerKeys.number(bytes[16..<24]))
    isErased = bytes[24] == 1
    info = Array(bytes[25...])
  }

  /// Returns the version of a member's stored record.
  static func version(of bytes: [UInt8]) -> UInt64 {
    UInt64(bitPattern: LayerKeys.number(bytes.prefix(8)))
  }

  var bytes: [UInt8] {
    LayerKeys.number(Int64(bitPattern: version)) + LayerKeys.number(top.number)
      + LayerKeys.number(start?.number ?? -1) + [isErased ? 1 : 0] + info
  }
}

extension LayerID {
  fileprivate init?(optional number: Int64) {
    guard number >= 0 else { return nil }
    self.init(number: number)
  }
}
