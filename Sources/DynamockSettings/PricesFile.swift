package import DynamockStatistics
import DynamockWire

/// A file with AWS's prices, such as `Config/prices.json`.
package enum PricesFile {
  /// Reads a file, which must contain all prices and nothing else.
  /// - Throws: `unreadable`, `notJSON` or `unfitPrices`.
  package static func read(_ path: String) throws(SettingsError) -> Prices {
    let bytes = try SettingsFile.bytes(of: path)
    let tree: JSONTree
    do throws(JSONTree.Break) {
      tree = try JSONTree(parsing: bytes)
    } catch {
      throw .notJSON(path: path, line: error.line, column: error.column)
    }
    guard case .object(let members) = tree else { throw .unfitPrices(path: path, member: "region") }
    return try Prices(members, path: path)
  }
}

extension Prices {
  private static let texts:
    [(name: String, member: any WritableKeyPath<Prices, String> & Sendable)] = [
      ("region", \.region), ("date", \.date), ("source", \.source), ("currency", \.currency),
    ]
  private static let numbers:
    [(name: String, member: any WritableKeyPath<Prices, Double> & Sendable)] = [
      ("millionReads", \.millionReads), ("millionWrites", \.millionWrites),
      ("readUnitHour", \.readUnitHour), ("writeUnitHour", \.writeUnitHour),
      ("gigabyteMonth", \.gigabyteMonth),
    ]

  fileprivate init(_ members: [JSONTree.Member], path: String) throws(SettingsError) {
    self.init()
    let known = Self.texts.map(\.name) + Self.numbers.map(\.name)
    if let stranger = members.first(where: { !known.contains($0.name) }) {
      throw .unfitPrices(path: path, member: stranger.name)
    }
    let values = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    for (name, member) in Self.texts {
      guard case .string(let text)? = values[name] else {
        throw .unfitPrices(path: path, member: name)
      }
      self[keyPath: member] = text
    }
    for (name, member) in Self.numbers {
      guard case .number(let text)? = values[name], let number = Double(text), number >= 0 else {
        throw .unfitPrices(path: path, member: name)
      }
      self[keyPath: member] = number
    }
  }
}
