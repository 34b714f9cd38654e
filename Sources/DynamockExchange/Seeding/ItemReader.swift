import DynamockModel
import DynamockWire

/// Reads the items of one file, in portions.
protocol ItemReader {
  /// Returns the next items, each with a mark of its place, or `nil` at the end.
  mutating func next() throws(ExchangeError) -> [(mark: Int, item: Item)]?

  /// Returns the line of a mark, counted from 1.
  func line(of mark: Int) -> Int

  /// The digest of the file, once it has been read completely; only exports have one.
  var digest: String { get }

  /// The types that were inferred so far.
  var inferredTypes: InferredTypes { get }
}

extension ItemReader {
  func line(of mark: Int) -> Int { mark }
  var digest: String { "" }
  var inferredTypes: InferredTypes { InferredTypes() }
}

/// The items of a file of an export, whose lines are like the body of a PutItem.
struct ExportLinesReader: ItemReader {
  private let path: String
  private let lines: DataFileReader

  init(_ path: String) throws(ExchangeError) {
    self.path = path
    lines = try DataFileReader(path)
  }

  var digest: String { lines.digest }

  mutating func next() throws(ExchangeError) -> [(mark: Int, item: Item)]? {
    guard let chunk = try lines.next() else { return nil }
    var items: [(mark: Int, item: Item)] = []
    items.reserveCapacity(chunk.count)
    for line in chunk {
      do throws(ItemLineFault) {
        items.append((line.number, try ItemLine.item(in: line.text)))
      } catch {
        throw .badLine(path, line: line.number, reason: error.reason)
      }
    }
    return items
  }
}

/// The items of a file with one JSON object per line.
struct JSONLinesReader: ItemReader {
  private let path: String
  private let lines: DataFileReader
  private(set) var inferredTypes = InferredTypes()
  /// Whether the file may have no lines, or has one.
  private var mayBeEmpty: Bool

  init(_ path: String, mayBeEmpty: Bool = false) throws(ExchangeError) {
    self.path = path
    self.mayBeEmpty = mayBeEmpty
    lines = try DataFileReader(path)
  }

  mutating func next() throws(ExchangeError) -> [(mark: Int, item: Item)]? {
    guard let chunk = try lines.next() else {
      guard mayBeEmpty else {
        throw .badLine(
          path, line: 1,
          reason: "the file is empty; a table without items needs a definition alone.")
      }
      return nil
    }
    if !chunk.isEmpty { mayBeEmpty = true }
    var items: [(mark: Int, item: Item)] = []
    items.reserveCapacity(chunk.count)
    for line in chunk {
      let tree: JSONTree
      do throws(JSONTree.Break) {
        tree = try JSONTree(parsing: Array(line.text), depth: JSONTree.itemDepth)
      } catch {
        throw .badLine(
          path, line: line.number, reason: "it is not valid JSON at column \(error.column).")
      }
      if let name = tree.repeatedName {
        throw .badLine(path, line: line.number, reason: "the member \(name) occurs twice.")
      }
      let item = try tree.item(in: path, line: line.number, &inferredTypes)
      items.append((line.number, item))
    }
    return items
  }
}

/// The items among the parts of a JSON document.
struct DocumentReader: ItemReader {
  private let path: String
  private let document: JSONDocument
  private var parts: ArraySlice<Range<Int>>
  private(set) var inferredTypes = InferredTypes()

  init(_ path: String, _ document: JSONDocument, _ parts: [Range<Int>]) {
    self.path = path
    self.document = document
    self.parts = parts[...]
  }

  mutating func next() throws(ExchangeError) -> [(mark: Int, item: Item)]? {
    guard !parts.isEmpty else { return nil }
    var items: [(mark: Int, item: Item)] = []
    for part in parts.prefix(1000) {
      let item = try document.tree(of: part).item(
        in: path, line: document.line(of: part), &inferredTypes)
      items.append((part.lowerBound, item))
    }
    parts = parts.dropFirst(1000)
    return items
  }

  func line(of mark: Int) -> Int { document.line(of: mark..<mark) }
}

extension JSONTree {
  /// Returns the item that a value represents.
  /// - Parameters:
  ///   - line: The line of an error; finding it takes time.
  ///   - types: The types that were inferred.
  func item(
    in path: String, line: @autoclosure () -> Int, _ types: inout InferredTypes
  ) throws(ExchangeError) -> Item {
    guard let text = ItemText(self) else {
      throw .badLine(path, line: line(), reason: "it is not a JSON object.")
    }
    if let reason = text.complaint { throw .badLine(path, line: line(), reason: reason) }
    if text.isInferred { types.add(text.json) }
    do throws(DynamoDBError) { return try text.item() } catch {
      throw .badLine(path, line: line(), reason: error.message ?? error.code.name)
    }
  }
}
