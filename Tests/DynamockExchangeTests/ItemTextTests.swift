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

  @Test(
    "an item that is meant as DynamoDB JSON has a complaint about its first value without a type",
    arguments: [
      (
        #"{"id": {"S": "1"}, "n": {"n": "1"}}"#,
        "the value of n has the unknown type n; did you mean N?"
      ),
      (
        #"{"id": {"S": "1"}, "n": {"X": "1"}}"#,
        "the value of n has the unknown type X; the types are S, N, B, BOOL, NULL, L, M, SS, NS and "
          + "BS."
      ),
      (
        #"{"Item": {"id": {"N": 1}}}"#,
        #"the value of id does not fit its type N, as {"N": "1"} would."#
      ),
      (
        #"{"id": {"S": "1"}, "m": {"a": 1, "b": 2}}"#,
        "the value of m has no type: in DynamoDB JSON it is an object with one member, "
          + #"such as {"S": "text"}."#
      ),
      (#"{"id": {"S": "1"}, "n": 1}"#, nil), (#"{"id": "1", "n": {"n": "1"}}"#, nil),
      (#"{"a": {"c": 1}}"#, nil), (#"{"id": {"S": "1"}}"#, nil), ("{}", nil),
    ])
  func complaints(text: String, complaint: String?) throws {
    let tree = try JSONTree(parsing: Array(text.utf8), depth: JSONTree.itemDepth)
    #expect(ItemText(tree)?.complaint == complaint)
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

  @Test(
    "commas separate places, and the parts of a key, and belong to paths that exist",
    arguments: [
      (
        "a.csv=p:S,s:N,b.json,c:S,d.json=id:S", [],
        ["a.csv p:S,s:N", "b.json ", "c:S ", "d.json id:S"]
      ),
      ("a,b.csv=p:S,s:N,c", ["a,b.csv", "c"], ["a,b.csv p:S,s:N", "c "]),
      ("a,b,c", ["a,b,c"], ["a,b,c "]), ("a,b,c", ["a", "a,b", "c"], ["a,b ", "c "]),
      ("a,b", ["a", "b", "a,b"], ["a ", "b "]),
      // One that does not exist is named as it is without its commas.
      ("a,b,c", ["a,b"], ["a ", "b ", "c "]), ("a=x:S,b", ["a,b"], ["a x:S", "b "]),
    ])
  func commas(text: String, existing: [String], places: [String]) {
    let read = SeedPlace.places(text.split(separator: ",").map(String.init)) {
      existing.contains($0)
    }
    #expect(read.map { "\($0.path) \($0.key ?? "")" } == places)
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
