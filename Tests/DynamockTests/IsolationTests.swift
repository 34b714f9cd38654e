import Dynamock
import DynamockModel
import Testing

@Suite("Isolation by credential")
struct IsolationTests {
  static let client = RequestContext(region: "eu-west-1", accessKeyID: "AKIDEXAMPLE")

  @Test(
    "a credential has the database of its setting",
    arguments: [
      (Isolation.none, nil), (.accessKey, "scope.AKIDEXAMPLE"), (.region, "scope.eu-west-1"),
      (.both, "scope.AKIDEXAMPLE.eu-west-1"),
    ] as [(Isolation, String?)])
  func names(isolation: Isolation, name: String?) {
    #expect(isolation.databaseName(for: Self.client) == name)
  }

  @Test("a request without credentials has no database", arguments: Isolation.allCases)
  func anonymous(isolation: Isolation) {
    #expect(isolation.databaseName(for: RequestContext(region: "eu-west-1")) == nil)
  }

  @Test(
    "characters that a path cannot contain are escaped",
    arguments: [
      ("../../etc", "scope._2E_2E_2F_2E_2E_2Fetc"), ("a_b", "scope.a_5Fb"), ("é", "scope._C3_A9"),
      ("", "scope."), ("a b\n", "scope.a_20b_0A"),
    ])
  func spelling(accessKeyID: String, name: String) {
    #expect(
      Isolation.accessKey.databaseName(for: RequestContext(accessKeyID: accessKeyID)) == name)
  }

  @Test("keys and regions that look the same once joined are two databases")
  func distinct() {
    let pairs = [("a.b", "c"), ("a", "b.c"), ("a_2Eb", "c"), ("A.b", "c"), ("a", "b_2Ec")]
    let names = pairs.map {
      Isolation.both.databaseName(for: RequestContext(region: $1, accessKeyID: $0))
    }
    #expect(Set(names).count == pairs.count)
  }

  @Test("the database is created once, empty, and listed")
  func firstUse() throws {
    let registry = DatabaseRegistry(default: try DynamockDatabase(), isolation: .accessKey)
    #expect(registry.names == ["default"])
    let first = try #require(try registry.database(nil, for: Self.client))
    #expect(try registry.database(nil, for: Self.client) === first)
    #expect(first !== registry.defaultDatabase)
    #expect(try registry.database("default", for: Self.client) === registry.defaultDatabase)
    #expect(registry.names == ["default", "scope.AKIDEXAMPLE"])
    try registry.drop("scope.AKIDEXAMPLE")
    #expect(try registry.database(nil, for: Self.client) !== first)
  }

  @Test("such a name cannot be given to a database unless isolation is off")
  func reserved() async throws {
    let isolating = DatabaseRegistry(default: try DynamockDatabase(), isolation: .both)
    await #expect(throws: RegistryError.reservedName("scope.mine")) {
      try await isolating.create(name: "scope.mine")
    }
    let sharing = DatabaseRegistry(default: try DynamockDatabase())
    #expect(try await sharing.create(name: "scope.mine").name == "scope.mine")
  }

  @Test("one database too many is rejected without effect on others, and a drop allows another")
  func bound() throws {
    let registry = DatabaseRegistry(
      default: try DynamockDatabase(), isolation: .accessKey, isolatedDatabases: 2)
    func database(_ key: String) throws(DynamoDBError) -> DynamockDatabase? {
      try registry.database(nil, for: RequestContext(accessKeyID: key))
    }
    let first = try #require(try database("A"))
    _ = try database("B")
    let error = #expect(throws: DynamoDBError.self) { try database("C") }
    #expect(error?.code == .limitExceeded)
    #expect(error?.message?.contains("limits.isolatedDatabases") == true)
    #expect(registry.names == ["default", "scope.A", "scope.B"])
    #expect(try database("A") === first)
    try registry.drop("scope.B")
    #expect(try database("C") != nil)
  }

  @Test("databases that users created are not counted")
  func others() async throws {
    let registry = DatabaseRegistry(
      default: try DynamockDatabase(), isolation: .region, isolatedDatabases: 1)
    for _ in 0..<3 { _ = try await registry.create(from: .init(database: "default")) }
    #expect(try registry.database(nil, for: Self.client) != nil)
  }

  @Test("a credential that cannot be a name is rejected and creates nothing")
  func tooLong() throws {
    let registry = DatabaseRegistry(default: try DynamockDatabase(), isolation: .accessKey)
    let client = RequestContext(accessKeyID: String(repeating: "k", count: 250))
    let error = #expect(throws: DynamoDBError.self) { try registry.database(nil, for: client) }
    #expect(error?.code == .unrecognizedClient)
    #expect(registry.names == ["default"])
  }
}
