import DynamockModel
import DynamockWire

/// A part of an imported object.
enum ObjectLine {
  /// An item, whose values may be invalid.
  case item(Item)
  /// An item with a condition.
  case put(PutItemInput)
  /// A line that cannot be imported.
  case bad(String)
}

/// Reads the items of one object.
protocol ObjectReader {
  /// Returns the next lines, or `nil` at the end.
  ///
  /// - Throws: the reason why the rest of the object cannot be read.
  mutating func next() throws(ExchangeError) -> [ObjectLine]?

  /// The number of bytes that were read, after decompression.
  var length: Int { get }

  /// The number of bytes of the object that were read.
  var readLength: Int { get }
}

/// An object with an item on each line, as in exports in DynamoDB JSON.
struct JSONObjectReader: ObjectReader {
  private let path: String
  private let lines: DataFileReader
  private let readsConditions: Bool
  /// Why the rest cannot be read, which is thrown after the lines before it.
  private var obstacle: ExchangeError?

  /// - Parameter readsConditions: whether lines may have conditions, which are ignored otherwise.
  init(
    _ path: String, _ compression: Compression, readsConditions: Bool = false
  ) throws(ExchangeError) {
    self.path = path
    self.readsConditions = readsConditions
    lines = try DataFileReader(path, compression)
  }

  var length: Int { lines.length }
  var readLength: Int { lines.readLength }

  mutating func next() throws(ExchangeError) -> [ObjectLine]? {
    if let obstacle { throw obstacle }
    guard let chunk = try lines.next() else { return nil }
    var found: [ObjectLine] = []
    found.reserveCapacity(chunk.count)
    for line in chunk {
      do throws(ItemLineFault) {
        found.append(
          readsConditions
            ? .put(try ItemLine.put(in: line.text)) : .item(try ItemLine.item(in: line.text)))
      } catch {
        switch error {
        case .badItem, .badMember: found.append(.bad(error.reason))
        case .noItem, .noObject, .noKeys:
          obstacle = .badLine(path, line: line.number, reason: error.reason)
          return found
        }
      }
    }
    return found
  }
}

/// An object with items in Ion's text format.
struct IonObjectReader: ObjectReader {
  private let file: FileText
  private let readsConditions: Bool
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private var obstacle: ExchangeError?
  /// The length at which an incomplete value is read again: each time there is twice as much of it.
  private var awaited = 0

  /// More bytes than any item has.
  private static let longestItem = 4 * 1024 * 1024

  /// - Parameter readsConditions: whether items may have conditions, which are ignored otherwise.
  init(
    _ path: String, _ compression: Compression, readsConditions: Bool = false
  ) throws(ExchangeError) {
    file = try FileText(path, compression)
    self.readsConditions = readsConditions
  }

  var length: Int { file.length }
  var readLength: Int { file.readLength }

  mutating func next() throws(ExchangeError) -> [ObjectLine]? {
    if let obstacle { throw obstacle }
    guard !isAtEnd else { return nil }
    if let text = try file.next() { rest += text } else { isAtEnd = true }
    guard isAtEnd || rest.count >= awaited || rest.count > Self.longestItem else { return [] }
    var reader = IonReader(rest, isAll: isAtEnd)
    var found: [ObjectLine] = []
    var end = 0
    do throws(IonReader.Fault) {
      while let value = try reader.next() {
        end = reader.position
        switch value {
        // The version marker before an item.
        case .symbol("$ion_1_0"): continue
        case .attribute(.map(let line)):
          guard case .map(let item)? = line["Item"] else {
            throw .invalid("a value has no Item.")
          }
          found.append(readsConditions ? line.put(item) : .item(item))
        default: throw .invalid("a value is not a struct.")
        }
      }
      end = reader.position
    } catch {
      switch error {
      case .incomplete where !isAtEnd && rest.count - end <= Self.longestItem: break
      case .incomplete: obstacle = .badLine(file.path, line: 0, reason: "it ends inside a value.")
      case .invalid(let reason): obstacle = .badLine(file.path, line: 0, reason: reason)
      }
    }
    if end > 0 { rest = Array(rest[end...]) }
    awaited = 2 * rest.count
    return found
  }
}

extension Item {
  /// The item of a line in Ion with the condition next to it.
  fileprivate func put(_ item: Item) -> ObjectLine {
    if let other = attributes.first(where: { !ItemLine.putMembers.contains($0.name) }) {
      return .bad(ItemLineFault.badMember(other.name).reason)
    }
    var input = PutItemInput(tableName: nil, item: item)
    switch self["ConditionExpression"] {
    case nil: break
    case .string(let condition)?: input.conditionExpression = condition
    default: return .bad("ConditionExpression is not a string.")
    }
    switch self["ExpressionAttributeNames"] {
    case nil: break
    case .map(let names)?:
      var found = NamedValues<String>()
      for attribute in names.attributes {
        guard case .string(let name) = attribute.value else {
          return .bad("A value of ExpressionAttributeNames is not a string.")
        }
        found[attribute.name] = name
      }
      input.expressionAttributeNames = found
    default: return .bad("ExpressionAttributeNames is not a struct.")
    }
    switch self["ExpressionAttributeValues"] {
    case nil: break
    case .map(let values)?: input.expressionAttributeValues = values
    default: return .bad("ExpressionAttributeValues is not a struct.")
    }
    return .put(input)
  }
}

/// An object of CSV, whose columns have the types of key attributes, and are text otherwise
/// ([aws-s3-import-format]).
struct CSVObjectReader: ObjectReader {
  private var records: CSVRecords
  /// The names of the columns, or `nil` before the first record.
  private var columns: [String]?
  private let path: String
  private let keyTypes: [String: String]

  init(
    _ path: String, _ compression: Compression, options: CsvOptions?,
    keyTypes: [String: String]
  ) throws(ExchangeError) {
    records = try CSVRecords(
      path, compression, delimiter: options?.delimiter?.utf8.first ?? UInt8(ascii: ","))
    self.path = path
    self.keyTypes = keyTypes
    if let header = options?.headerList {
      if let twice = Self.repeated(in: header) { throw Self.repeatedColumn(twice, path, line: 0) }
      columns = header
    }
  }

  /// Returns the first name that occurs more than once.
  private static func repeated(in names: [String]) -> String? {
    var seen = Set<String>()
    return names.first { !seen.insert($0).inserted }
  }

  private static func repeatedColumn(_ name: String, _ path: String, line: Int) -> ExchangeError {
    .badLine(path, line: line, reason: "the column \(name) occurs twice.")
  }

  var length: Int { records.length }
  var readLength: Int { records.readLength }

  mutating func next() throws(ExchangeError) -> [ObjectLine]? {
    guard let portion = try records.next() else { return nil }
    var found: [ObjectLine] = []
    found.reserveCapacity(portion.count)
    for record in portion {
      guard let columns else {
        columns = try header(record)
        continue
      }
      found.append(
        record.isText ? line(record.fields, columns) : .bad("The line is not UTF-8."))
    }
    return found
  }

  private func header(_ record: CSVRecords.Record) throws(ExchangeError) -> [String] {
    guard record.isText else {
      throw .badLine(path, line: record.line, reason: "the names of the columns are not UTF-8.")
    }
    if let twice = Self.repeated(in: record.fields) {
      throw Self.repeatedColumn(twice, path, line: record.line)
    }
    return record.fields
  }

  private func line(_ fields: [String], _ columns: [String]) -> ObjectLine {
    guard fields.count <= columns.count else {
      return .bad("The line has \(fields.count) fields, and there are \(columns.count) columns.")
    }
    var item = Item()
    for (column, field) in zip(columns, fields) where !field.isEmpty {
      switch keyTypes[column] {
      case "N":
        switch DecimalNumber.parse(field) {
        case .success(let number): item[column] = .number(number)
        case .failure(let fault): item[column] = .malformed(fault)
        }
      case "B":
        guard let bytes = Array(field.utf8).withUnsafeBytes({ Base64.decode($0) }) else {
          return .bad("The field \(column) is not base64.")
        }
        item[column] = .binary(bytes)
      default: item[column] = .string(field)
      }
    }
    return .item(item)
  }
}
