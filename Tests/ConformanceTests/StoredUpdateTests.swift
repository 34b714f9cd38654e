import Dynamock
import DynamockModel
import Testing

/// An update of an item with a number set decodes the whole item; that of another one edits its bytes.
///
/// Both lead to the same item, size and error.
@Suite("Updates of stored bytes")
struct StoredUpdateTests {
  private static let item: Item = [
    "id": "1", "text": "a \"quoted\" text", "count": 5, "flag": true,
    "map": .map(["inner": .map(["n": 1]), "list": .list([1, 2, 3])]),
    "tags": .stringSet(["a", "b"]), "gs": "key", "last": .null,
  ]

  @Test(
    "the result is that of the decoded item",
    arguments: [false, true],
    [
      "SET #text = :s", "SET #new = :s", "SET #new = :s, #other = :n, #count = :n",
      "SET #count = #count + :n", "ADD #count :n", "ADD #new :n", "ADD #tags :set",
      "DELETE #tags :set", "DELETE #tags :all", "REMOVE #id2, #last", "REMOVE #text, #flag, #map",
      "SET #map.inner.n = :n REMOVE #map.#list[1]", "SET #map.#list[9] = :s",
      "SET #new = #map.inner, #map = #new2", "SET #new = if_not_exists(#count, :n)",
      "SET #new = if_not_exists(#absent, #text)", "SET #gs = :s", "REMOVE #gs",
      "SET #gs = :n", "SET #gs = :empty", "SET #new = #absent", "ADD #text :n",
      "SET #map.absent.deep = :n", "SET #id = :s", "SET #text = :deep", "SET #text = :large",
      "SET #last = :s ADD #count :n DELETE #tags :set REMOVE #flag",
    ])
  func equality(hasIndex: Bool, update: String) async throws {
    let database = try DynamockDatabase()
    var input = CreateTableInput(tableName: "Main", partitionKey: .string("id"))
    if hasIndex {
      input.attributeDefinitions?.append(
        AttributeDefinition(attributeName: "gs", attributeType: .s))
      input.globalSecondaryIndexes = [
        GlobalSecondaryIndex(
          indexName: "byGS", keySchema: [KeySchemaElement(attributeName: "gs", keyType: .hash)],
          projection: IndexProjection(projectionType: .all))
      ]
    }
    _ = try await database.createTable(input)
    let edited = await Self.outcome(of: update, on: Self.item, in: database)
    var item = Self.item
    item["numbers"] = .numberSet([1, 2])
    let decoded = await Self.outcome(of: update, on: item, in: database)
    #expect(edited.text == decoded.text)
    let own = Attribute(name: "numbers", value: .numberSet([1, 2])).size
    #expect(edited.size + own == decoded.size)
  }

  private static func outcome(
    of update: String, on item: Item, in database: DynamockDatabase
  ) async -> (text: String, size: Int) {
    let names = update.matches(of: /#(\w+)/).map { String($0.1) }
    let values = update.matches(of: /:(\w+)/).map { String($0.1) }
    var expressionNames = NamedValues<String>()
    for name in names { expressionNames["#\(name)"] = name }
    var expressionValues = Item()
    for name in values { expressionValues[":\(name)"] = Self.values[name] }
    do {
      _ = try await database.putItem(PutItemInput(tableName: "Main", item: item))
      let output = try await database.updateItem(
        UpdateItemInput(
          tableName: "Main", key: ["id": "1"], returnValues: .updatedNew, updateExpression: update,
          expressionAttributeNames: expressionNames.isEmpty ? nil : expressionNames,
          expressionAttributeValues: expressionValues.isEmpty ? nil : expressionValues))
      let (text, size) = await stored(in: database)
      return ("\(text) \(output.attributes?.description ?? "nothing")", size)
    } catch {
      let (text, size) = await stored(in: database)
      return ("\(error.message ?? error.code.name) \(text)", size)
    }
  }

  /// Returns the stored item without its number set, and its size with it.
  private static func stored(in database: DynamockDatabase) async -> (text: String, size: Int) {
    let output = try? await database.getItem(GetItemInput(tableName: "Main", key: ["id": "1"]))
    guard let image = output?.item, var item = image.decoded() else { return ("nothing", 0) }
    item["numbers"] = nil
    return (ItemImage(item).description, image.size)
  }

  private static let values: [String: AttributeValue] = [
    "s": .string("new"), "n": 7, "set": .stringSet(["b", "c"]), "all": .stringSet(["a", "b"]),
    "empty": .string(""), "large": .string(String(repeating: "x", count: 409_600)),
    "deep": (0..<31).reduce(AttributeValue.null) { inner, _ in .list([inner]) },
  ]
}
