import DynamockTesting
import Testing

@Suite("UpdateItem")
struct UpdateItemTests {
  @Test("has DynamoDB's results and errors", arguments: Setting.all, core)
  func behaves(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("performs actions", arguments: Setting.stores, actions)
  func checkActions(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("takes any number of values", arguments: Setting.stores, manyValues)
  func checkManyValues(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("changes documents", arguments: Setting.stores, documents)
  func checkDocuments(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  @Test("rejects unsupported statements", arguments: Setting.stores, refusals)
  func checkRefusals(_ setting: Setting, _ row: Row) async throws { try await row.run(setting) }

  static let key = #"{"p":{"S":"a"}}"#
  static let filled: [Call] = [
    .hashTable,
    .put(
      #"{"p":{"S":"a"},"n":{"N":"1"},"t":{"S":"x"},"ns":{"NS":["1","2"]},"ss":{"SS":["x","y"]},"#
        + #""l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]},"m":{"M":{"a":{"N":"1"},"b":{"N":"2"}}}}"#),
  ]
  /// Returns an update followed by a read of the attributes.
  static func after(_ expression: String, _ more: String = "") -> [Call] {
    filled + [.update(key, by: expression, more)]
  }
  static func shows(_ attributes: String) -> Call {
    .get(key, #""ProjectionExpression":"\#(attributes)""#)
  }
  static func values(_ values: String) -> String { #""ExpressionAttributeValues":{\#(values)}"# }

  /// Numbers of values around those at which the form of the list of used ones changes.
  static let manyValues: [Row] = [1, 62, 63, 64, 65, 128].map { count in
    let actions = (0..<count).map { "a\($0) = :v\($0)" }.joined(separator: ", ")
    let numbers = (0..<count).map { #"":v\#($0)":{"N":"\#($0)"}"# }.joined(separator: ",")
    return Row(
      "\(count) values", .guide, after("SET \(actions)", values(numbers)), shows("a\(count - 1)"),
      .equals(#"{"Item":{"a\#(count - 1)":{"N":"\#(count - 1)"}}}"#))
  }

  static let core: [Row] = [
    Row(
      "the response to an update without options is an empty object", .guide, filled,
      .update(key, by: "SET n = :v", values(#"":v":{"N":"2"}"#)), .equals("{}")),
    Row(
      "an update creates a missing item", .guide,
      [.hashTable, .update(key, by: "SET n = :v", values(#"":v":{"N":"2"}"#))], .get(key),
      .equals(#"{"Item":{"p":{"S":"a"},"n":{"N":"2"}}}"#)),
    Row(
      "an update without an expression creates an item with only its key", .alternator,
      [.hashTable, .update(key)], .get(key), .equals(#"{"Item":{"p":{"S":"a"}}}"#)),
    Row(
      "an empty AttributeUpdates creates the item", .alternator,
      [.hashTable, .update(key, #""AttributeUpdates":{}"#)], .get(key),
      .equals(#"{"Item":{"p":{"S":"a"}}}"#)),
    Row(
      "REMOVE in a missing item succeeds and creates nothing", .alternator,
      [.hashTable, .update(key, by: "REMOVE x.y")], .get(key), .equals("{}")),
    Row(
      "a failed condition changes nothing", .guide, filled,
      .update(
        key, by: "SET n = :v",
        #""ConditionExpression":"n > :v","# + values(#"":v":{"N":"5"}"#)),
      .fails("ConditionalCheckFailedException", Words.condition)),
    Row(
      "a failed condition returns the item on request", .localStack,
      [.hashTable, .put(#"{"p":{"S":"a"},"n":{"N":"1"}}"#)],
      .update(
        key, by: "SET n = :v",
        #""ConditionExpression":"n > :v","ReturnValuesOnConditionCheckFailure":"ALL_OLD","#
          + values(#"":v":{"N":"5"}"#)),
      .failsWith(
        "ConditionalCheckFailedException", #"{"Item":{"p":{"S":"a"},"n":{"N":"1"}}}"#)),
    Row(
      "a missing table is rejected", .parity, [], .update(key),
      .fails("ResourceNotFoundException", Words.notFound)),
  ]

  static let actions: [Row] = [
    Row(
      "SET adds numbers exactly", .guide,
      after("SET n = n + :v", values(#"":v":{"N":"0.00000000000000000001"}"#)), shows("n"),
      .equals(#"{"Item":{"n":{"N":"1.00000000000000000001"}}}"#)),
    Row(
      "SET subtracts", .guide, after("SET n = :v - n", values(#"":v":{"N":"0.5"}"#)), shows("n"),
      .equals(#"{"Item":{"n":{"N":"-0.5"}}}"#)),
    Row(
      "all operands use the old item", .guide, after("SET n = t, t = n"), shows("n, t"),
      .equals(#"{"Item":{"n":{"S":"x"},"t":{"N":"1"}}}"#)),
    Row(
      "if_not_exists returns an existing attribute", .guide,
      after("SET q = if_not_exists(n, :v)", values(#"":v":{"N":"9"}"#)), shows("q"),
      .equals(#"{"Item":{"q":{"N":"1"}}}"#)),
    Row(
      "if_not_exists returns the value for a missing attribute", .guide,
      after("SET q = if_not_exists(q, :v) + :v", values(#"":v":{"N":"9"}"#)), shows("q"),
      .equals(#"{"Item":{"q":{"N":"18"}}}"#)),
    Row(
      "list_append joins lists in order", .guide,
      after("SET l = list_append(:v, l)", values(#"":v":{"L":[{"S":"x"}]}"#)), shows("l"),
      .equals(#"{"Item":{"l":{"L":[{"S":"x"},{"N":"0"},{"N":"1"},{"N":"2"}]}}}"#)),
    Row(
      "ADD creates a missing number", .guide,
      after("ADD q :v", values(#"":v":{"N":"3"}"#)), shows("q"),
      .equals(#"{"Item":{"q":{"N":"3"}}}"#)),
    Row(
      "ADD adds to a number", .guide, after("ADD n :v", values(#"":v":{"N":"-3"}"#)), shows("n"),
      .equals(#"{"Item":{"n":{"N":"-2"}}}"#)),
    Row(
      "ADD joins sets", .guide, after("ADD ns :v", values(#"":v":{"NS":["2.0","3"]}"#)),
      shows("ns"), .equals(#"{"Item":{"ns":{"NS":["(any order)","1","2","3"]}}}"#)),
    Row(
      "DELETE removes members from a set", .guide,
      after("DELETE ss :v", values(#"":v":{"SS":["x","q"]}"#)), shows("ss"),
      .equals(#"{"Item":{"ss":{"SS":["y"]}}}"#)),
    Row(
      "DELETE of the last member removes the attribute", .guide,
      after("DELETE ss :v", values(#"":v":{"SS":["x","y"]}"#)), shows("ss, n"),
      .equals(#"{"Item":{"n":{"N":"1"}}}"#)),
    Row(
      "DELETE from a missing attribute does nothing", .alternator,
      after("DELETE q :v", values(#"":v":{"SS":["x","y"]}"#)), shows("q, n"),
      .equals(#"{"Item":{"n":{"N":"1"}}}"#)),
    Row(
      "REMOVE of a missing attribute does nothing", .guide, after("REMOVE q"), shows("n"),
      .equals(#"{"Item":{"n":{"N":"1"}}}"#)),
    Row(
      "one update may have all four clauses", .guide,
      after(
        "SET q = :n REMOVE t ADD n :n DELETE ss :s",
        values(#"":n":{"N":"5"},":s":{"SS":["x"]}"#)), shows("q, t, n, ss"),
      .equals(#"{"Item":{"q":{"N":"5"},"n":{"N":"6"},"ss":{"SS":["y"]}}}"#)),
    Row(
      "legacy PUT, ADD and DELETE actions have the same effect", .guide,
      filled + [
        .update(
          key,
          #""AttributeUpdates":{"t":{"Value":{"S":"y"}},"n":{"Action":"ADD","Value":{"N":"1"}},"#
            + #""ss":{"Action":"DELETE","Value":{"SS":["x"]}},"m":{"Action":"DELETE"}}"#)
      ], shows("t, n, ss, m"),
      .equals(#"{"Item":{"t":{"S":"y"},"n":{"N":"2"},"ss":{"SS":["y"]}}}"#)),
    Row(
      "the legacy ADD appends to a list", .alternator,
      filled + [
        .update(key, #""AttributeUpdates":{"l":{"Action":"ADD","Value":{"L":[{"S":"x"}]}}}"#)
      ], shows("l"), .contains(#"{"Item":{"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"S":"x"}]}}}"#)),
  ]

  static let documents: [Row] = [
    Row(
      "SET changes a map's entry, but not the others", .guide,
      after("SET m.a = :v", values(#"":v":{"S":"x"}"#)), shows("m"),
      .equals(#"{"Item":{"m":{"M":{"a":{"S":"x"},"b":{"N":"2"}}}}}"#)),
    Row(
      "SET past the end of a list appends, in the order of the indexes", .alternator,
      after("SET l[20] = :b, l[10] = :a", values(#"":a":{"S":"a"},":b":{"S":"b"}"#)), shows("l"),
      .equals(#"{"Item":{"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"S":"a"},{"S":"b"}]}}}"#)),
    Row(
      "REMOVE of list elements closes the gap, and uses the previous positions", .guide,
      after("REMOVE l[0], l[1]"), shows("l"), .equals(#"{"Item":{"l":{"L":[{"N":"2"}]}}}"#)),
    Row(
      "REMOVE and SET in one list use the previous positions", .alternator,
      after("REMOVE l[1] SET l[2] = :v", values(#"":v":{"S":"x"}"#)), shows("l"),
      .equals(#"{"Item":{"l":{"L":[{"N":"0"},{"S":"x"}]}}}"#)),
    Row(
      "REMOVE of a missing list position does nothing", .alternator,
      after("REMOVE l[9]"), shows("l"),
      .equals(#"{"Item":{"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]}}}"#)),
    Row(
      "SET in an attribute that is not a map is rejected", .parity, filled,
      .update(key, by: "SET t.a = :v", values(#"":v":{"S":"x"}"#)),
      .invalid("The document path provided in the update expression is invalid for update")),
    Row(
      "SET in a missing attribute is rejected", .parity, filled,
      .update(key, by: "SET q.a = :v", values(#"":v":{"S":"x"}"#)),
      .invalid("The document path provided in the update expression is invalid for update")),
    Row(
      "REMOVE in a missing attribute is rejected", .alternator, filled,
      .update(key, by: "REMOVE q.a"),
      .invalid("The document path provided in the update expression is invalid for update")),
    Row(
      "an index into something other than a list is rejected", .parity, filled,
      .update(key, by: "SET m[0] = :v", values(#"":v":{"S":"x"}"#)),
      .invalid("The document path provided in the update expression is invalid for update")),
  ]

  static let indexedKey = #"{"p":{"S":"a"},"s":{"N":"1"}}"#
  static let pathIntoKey =
    "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "

  static let refusals: [Row] = [
    Row(
      "a missing operand is rejected", .parity, filled,
      .update(key, by: "SET n = q"),
      .invalid("The provided expression refers to an attribute that does not exist in the item")),
    Row(
      "arithmetic on text is rejected", .parity, filled,
      .update(key, by: "SET n = t + n"),
      .invalid("An operand in the update expression has an incorrect data type")),
    Row(
      "ADD of a number to text is rejected", .parity, filled,
      .update(key, by: "ADD t :v", values(#"":v":{"N":"1"}"#)),
      .invalid("An operand in the update expression has an incorrect data type")),
    Row(
      "DELETE of a set of another type is rejected", .parity, filled,
      .update(key, by: "DELETE ss :v", values(#"":v":{"NS":["1"]}"#)),
      .invalid("An operand in the update expression has an incorrect data type")),
    Row(
      "a sum beyond the largest number is rejected", .guide,
      [.hashTable, .put(#"{"p":{"S":"a"},"n":{"N":"9E125"}}"#)],
      .update(key, by: "SET n = n + n"),
      .invalid(
        "Number overflow. Attempting to store a number with magnitude larger than supported range")),
    Row(
      "a key attribute cannot be set", .parity, filled,
      .update(key, by: "SET p = :v", values(#"":v":{"S":"b"}"#)),
      .invalid(Words.invalid + "Cannot update attribute p. This attribute is part of the key")),
    Row(
      "a key attribute cannot be removed", .parity, [.sortedTable],
      .update(#"{"p":{"S":"a"},"s":{"N":"1"}}"#, by: "REMOVE s"),
      .invalid(Words.invalid + "Cannot update attribute s. This attribute is part of the key")),
    Row(
      "a key attribute cannot be changed by AttributeUpdates", .parity, filled,
      .update(key, #""AttributeUpdates":{"p":{"Value":{"S":"b"}}}"#),
      .invalid(Words.invalid + "Cannot update attribute p. This attribute is part of the key")),
    Row(
      "a key that does not fit the schema is rejected", .parity, [.sortedTable], .update(key),
      .invalid(Words.schema)),
    Row(
      "an empty key is rejected", .parity, [.hashTable], .update(#"{"p":{"S":""}}"#),
      .invalid(Words.emptyKey("p"))),
    Row(
      "the error about an index key of another type names the index", .parity,
      [PutItemTests.indexed],
      .update(
        #"{"p":{"S":"a"},"s":{"N":"1"}}"#, by: "SET g = :v", values(#"":v":{"N":"1"}"#)),
      .invalid(
        Words.invalid + "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g")),
    Row(
      "an index key cannot get another type from another attribute", .dynalite,
      [PutItemTests.indexed, .put(#"{"p":{"S":"a"},"s":{"N":"1"},"w":{"N":"1"}}"#)],
      .update(#"{"p":{"S":"a"},"s":{"N":"1"}}"#, by: "SET g = w"),
      .invalid(
        "The update expression attempted to update the secondary index key to unsupported type")),
    Row(
      "an index key cannot become too long", .model, [PutItemTests.indexed],
      .update(
        #"{"p":{"S":"a"},"s":{"N":"1"}}"#, by: "SET g = :v, n = :n",
        values(
          #"":n":{"N":"1"},":v":{"S":"\#(String(repeating: "x", count: 2_049))"}"#)),
      .invalid(
        "The update expression attempted to update the secondary index key beyond allowed size "
          + "limits")),
    Row(
      "of several indexes with a fault the first by name is reported", .parity,
      [
        .table(
          key: "p:S", defined: ["g:S"],
          with: Call.global(Call.index("zzz", "g"), Call.index("aaa", "g")))
      ], .put(#"{"p":{"S":"a"},"g":{"N":"1"}}"#),
      .invalid(
        Words.invalid + "Type mismatch for Index Key g Expected: S Actual: N IndexName: aaa")),
    Row(
      "an update of a path into a key is rejected like one of the key, before a path into an index key",
      .dynalite, [PutItemTests.indexed],
      .update(
        indexedKey, by: "SET g[1] = :v ADD p.x :v", values(#"":v":{"N":"1"}"#)),
      .invalid(Words.invalid + "Cannot update attribute p. This attribute is part of the key")),
    Row(
      "an index key's type is checked before paths into index keys", .dynalite,
      [PutItemTests.indexed],
      .update(indexedKey, by: "SET g.x = t ADD b :v", values(#"":v":{"N":"1"}"#)),
      .invalid(
        Words.invalid + "Type mismatch for Index Key b Expected: B Actual: N IndexName: by-b")),
    Row(
      "an index key that can only become a number is rejected before the item is read", .dynalite,
      [PutItemTests.indexed],
      .update(indexedKey, by: "SET e = g[1], g = t + :v", values(#"":v":{"N":"1"}"#)),
      .invalid(
        Words.invalid + "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g")),
    Row(
      "an operand's path into an index key is rejected", .dynalite, [PutItemTests.indexed],
      .update(indexedKey, by: "SET e = list_append(t, u), f = g[1]"),
      .invalid(pathIntoKey + "IndexKey: g")),
    Row(
      "an operand of a new item may be its key", .dynalite, [.hashTable],
      .update(#"{"p":{"S":"new"}}"#, by: "SET b = p", #""ReturnValues":"UPDATED_NEW""#),
      .equals(#"{"Attributes":{"b":{"S":"new"}}}"#)),
    Row(
      "a path without a parent is rejected in a new item, even if the operand is the key",
      .dynalite,
      [.hashTable], .update(#"{"p":{"S":"new"}}"#, by: "SET b.a = p"),
      .invalid("The document path provided in the update expression is invalid for update")),
    Row(
      "a path into an index key is rejected", .alternator, [PutItemTests.indexed],
      .update(
        #"{"p":{"S":"a"},"s":{"N":"1"}}"#, by: "SET g[0] = :v", values(#"":v":{"N":"1"}"#)),
      .invalid(pathIntoKey + "IndexKey: g")),
    Row(
      "a condition's path into a key is rejected", .dynalite, filled,
      PutItemTests.put(
        #"{"p":{"S":"a"}}"#, #""ConditionExpression":"attribute_exists(p.x)""#),
      .invalid(pathIntoKey + "Key: p")),
    Row(
      "a projection's path into a key is rejected", .dynalite, filled,
      .get(key, #""ProjectionExpression":"p[0]""#), .invalid(pathIntoKey + "Key: p")),
    Row(
      "a filter's path into a key is rejected", .dynalite, filled,
      .scan(#""FilterExpression":"attribute_exists(p.x)""#), .invalid(pathIntoKey + "Key: p")),
    Row(
      "the key of an index cannot become empty", .alternator, [PutItemTests.indexed],
      .update(
        #"{"p":{"S":"a"},"s":{"N":"1"}}"#, by: "SET g = :v", values(#"":v":{"S":""}"#)),
      .invalid(
        "One or more parameter values are not valid. The update expression attempted to update a "
          + "secondary index key to a value that is not supported. The AttributeValue for a key "
          + "attribute cannot contain an empty string value.")),
  ]
}
