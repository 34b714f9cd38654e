import DynamockModel
import Testing

@testable import DynamockExchange

/// Ion's text format, as DynamoDB's exports use it ([aws-export-output]).
@Suite("Ion text")
struct IonTests {
  private func text(_ item: Item) -> String {
    var bytes: [UInt8] = []
    IonText.appendLine(item, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func items(_ text: String, isAll: Bool = true) throws -> [Item] {
    var reader = IonReader(Array(text.utf8), isAll: isAll)
    var found: [Item] = []
    while let value = try reader.next() {
      if case .attribute(.map(let item)) = value { found.append(item) }
    }
    return found
  }

  static let numberRows: [(sent: String, ion: String)] = [
    ("103", "103."), ("600", "6d2"), ("2000", "2d3"), ("8.5", "8.5"), ("-0.25", "-0.25"),
    ("0", "0."), ("1E-130", "1d-130"), ("-9.9E125", "-99d124"), ("1E-7", "1d-7"),
  ]

  @Test("numbers are decimals", arguments: Self.numberRows)
  func numbers(row: (sent: String, ion: String)) throws {
    let number = try #require(DecimalNumber(row.sent))
    #expect(text(["Id": .number(number)]) == "$ion_1_0 {Item:{Id:\(row.ion)}}\n")
    #expect(try items("{Id:\(row.ion)}") == [["Id": .number(number)]])
  }

  @Test("the example of AWS's documentation is read")
  func example() throws {
    let example = """
      $ion_1_0 {
          Item:{
              Authors:$dynamodb_SS::["Author1","Author2"],
              Dimensions:"8.5 x 11.0 x 1.5",
              ISBN:"333-3333333333",
              Id:103.,
              InPublication:false,
              PageCount:6d2,
              Price:2d3,
              ProductCategory:"Book",
              Title:"Book 103 Title"
          }
      }
      """
    let items = try items(example)
    #expect(
      items.first?["Item"]
        == .map([
          "Authors": .stringSet(["Author1", "Author2"]), "Dimensions": "8.5 x 11.0 x 1.5",
          "ISBN": "333-3333333333", "Id": .number(103), "InPublication": .bool(false),
          "PageCount": .number(600), "Price": .number(2000), "ProductCategory": "Book",
          "Title": "Book 103 Title",
        ]))
  }

  static let textRows: [(ion: String, text: String)] = [
    (#""a\"b\\c""#, "a\"b\\c"), (#""\x41\u00e9\U0001F3B5""#, "Aé🎵"), (#""\ud83c\udfb5""#, "🎵"),
    ("'''long '''  '''text'''", "long text"), (#""tab\tend""#, "tab\tend"),
    ("/* a comment */ \"x\" // another", "x"),
  ]

  @Test("texts have escapes, and long ones parts", arguments: Self.textRows)
  func texts(row: (ion: String, text: String)) throws {
    #expect(try items("{a:\(row.ion)\n}") == [["a": .string(row.text)]])
  }

  static let wrongTexts = [
    "{", "{a}", "{a:}", "{a:1.}}", "{a:[1.}", "{a:\"x}", "{a:symbol}", "{a:{{x}}}", "{a:{{AQ=}}}",
    "[1", "{a:2007-01-01T}", "{a:\"\\q\"}", "{a:\"\\ud83c\"}", "{a:$dynamodb_SS::[1.]}", "{1:2}",
    "{a:1. b:2.}", "/", "{a:'''x}",
  ]

  @Test("what is not an item is an error and no crash", arguments: Self.wrongTexts)
  func wrong(text: String) {
    #expect(throws: IonReader.Fault.self) {
      var reader = IonReader(Array(text.utf8), isAll: true)
      while let value = try reader.next() {
        if case .attribute(.map(let item)) = value, case .malformed? = item["a"] {
          throw IonReader.Fault.invalid("a number")
        }
      }
    }
  }

  @Test("deep values are an error")
  func depth() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: IonReader.Fault.self) { try items(text) }
  }

  @Test("every beginning of a value is incomplete or complete")
  func prefixes() throws {
    let whole = text([
      "p": "a", "n": .number(103), "b": .binary([1, 2]), "ss": .stringSet(["x"]), "t": .bool(true),
      "u": .null, "quoted name": .list(["y", .map(["z": .number(6)])]),
    ])
    let bytes = Array(whole.utf8)
    for length in 0..<bytes.count - 1 {
      var reader = IonReader(Array(bytes[..<length]), isAll: false)
      do {
        while let value = try reader.next() {
          guard case .symbol = value else {
            Issue.record("\(length) bytes are a value")
            break
          }
        }
      } catch {
        #expect(error == .incomplete, "\(length) bytes")
      }
    }
    #expect(try items(whole).count == 1)
  }
}
