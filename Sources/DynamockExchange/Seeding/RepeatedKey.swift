import DynamockModel
import DynamockWire

/// An item of a seed whose key an earlier one has.
struct RepeatedKey {
  private let source: ImportSource
  private let item: Item

  init(_ item: Item, of source: ImportSource) {
    self.item = item
    self.source = source
  }

  /// Returns the error that names both lines.
  ///
  /// The earlier line is found by reading the files again, so that a seed without repeated keys of any
  /// size takes little memory.
  /// - Parameter mark: The mark of the later item.
  func error(
    at later: (path: String, line: Int), mark: Int
  ) throws(ExchangeError) -> ExchangeError {
    .repeatedKey(
      key, table: source.name, later, earlier: try earlierPlace(of: mark, in: later.path))
  }

  private func earlierPlace(
    of mark: Int, in path: String
  ) throws(ExchangeError) -> (path: String, line: Int)? {
    for file in source.files where !file.isStream {
      var reader = try file.reader(of: source.definition)
      while let portion = try reader.next() {
        for each in portion where isSame(each.item) {
          // The later item itself, unless a file is named twice.
          if each.mark == mark, file.path == path { return nil }
          return (file.path, reader.line(of: each.mark))
        }
      }
    }
    return nil
  }

  private func isSame(_ other: Item) -> Bool {
    source.definition.keyNames.allSatisfy { other[$0] == item[$0] }
  }

  /// `customer "Ada", number 2`.
  private var key: String {
    source.definition.keyNames.map { name in
      let value =
        switch item[name] {
        case .string(let text)?: JSONTree.string(text).json
        case .number(let number)?: "\(number)"
        case .binary?: "of these bytes"
        default: ""
        }
      return "\(name) \(value)"
    }.joined(separator: ", ")
  }
}
