import DynamockWire
import Testing

@testable import DynamockExchange

@Suite("Items as people write them") struct ItemTextTests {
  @Test(
    "plain JSON gets types, and DynamoDB JSON is taken as it is",
    arguments: [
      (#"{"id": "1"}"#, #"{"id":{"S":"1"}}"#),
      (
        #"{"n": 1.50, "t": true, "z": null}"#,
        #"{"n":{"N":"1.50"},"t":{"BOOL":true},"z":{"NULL":true}}"#
      ),
      (#"{"l": [1, {"a": "b"}]}"#, #"{"l":{"L":[{"N":"1"},{"M":{"a":{"S":"b"}}}]}}"#),
      (#"{"id": {"S": "1"}, "s": {"SS": ["a"]}}"#, #"{"id":{"S":"1"},"s":{"SS":["a"]}}"#),
      (#"{"Item": {"id": {"S": "1"}}}"#, #"{"id":{"S":"1"}}"#),
      // Not all members are values of DynamoDB: `S` is the name of an attribute here.
      (#"{"id": "1", "m": {"S": "1"}}"#, #"{"id":{"S":"1"},"m":{"M":{"S":{"S":"1"}}}}"#),
      (#"{"m": {"N": 1}}"#, #"{"m":{"M":{"N":{"N":"1"}}}}"#), ("{}", "{}"),
    ])
  func items(text: String, json: String) throws {
    let tree = try JSONTree(parsing: Array(text.utf8), depth: JSONTree.itemDepth)
    #expect(ItemText(tree)?.json.json == json)
  }

  @Test("values that are no objects are no items", arguments: ["[1]", "1", "null", #""a""#])
  func others(text: String) throws {
    #expect(ItemText(try JSONTree(parsing: Array(text.utf8))) == nil)
  }

  @Test(
    "the name of a file tells its format and its table",
    arguments: [
      ("a/Users.json", SeedName.Kind.json, "Users"), ("Users.items.json.gz", .json, "Users"),
      ("my.table.CSV", .csv, "my.table"), ("x.jsonl", .lines, "x"), ("t.ndjson.gz", .lines, "t"),
      ("template.yml", .yaml, "template"), ("README.md", nil, "README"), ("json", nil, "json"),
    ])
  func names(path: String, kind: SeedName.Kind?, table: String) {
    #expect(SeedName(path).kind == kind)
    #expect(SeedName(path).table == table)
  }

  @Test("commas separate places, and the parts of a key")
  func commas() {
    let texts = ["a.csv=p:S", "s:N", "b.json", "c:S", "d.json=id:S"]
    #expect(
      SeedPlace.places(texts).map { "\($0.path) \($0.key ?? "")" }
        == ["a.csv p:S,s:N", "b.json ", "c:S ", "d.json id:S"])
  }

  @Test(
    "a key follows the last equals sign of a path",
    arguments: [
      ("a.json", "a.json", nil), ("a.json=id:S", "a.json", "id:S"),
      ("x=y.json", "x=y.json", nil), ("x=y.csv=p:S,s:N", "x=y.csv", "p:S,s:N"),
    ])
  func places(text: String, path: String, key: String?) {
    #expect(SeedPlace(text).path == path)
    #expect(SeedPlace(text).key == key)
  }
}
