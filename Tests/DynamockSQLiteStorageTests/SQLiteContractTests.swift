import DynamockSQLiteStorage
import DynamockStorage
import DynamockTesting
import Testing

@Suite("The store in a SQLite file keeps the contract")
struct SQLiteContractTests {
  @Test(
    "the store keeps every promise of the contract", .timeLimit(.minutes(3)),
    arguments: SQLiteDurability.allCases)
  func contract(_ durability: SQLiteDurability) async {
    let folders = Folders()
    let violations = await checkStorageBackend {
      try SQLiteStorage(path: await folders.next().file, durability: durability)
    }
    #expect(violations == [])
  }
}

/// A new folder for each store that a check asks for.
private actor Folders {
  private var made: [TemporaryFolder] = []

  func next() -> TemporaryFolder {
    let folder = TemporaryFolder()
    made.append(folder)
    return folder
  }
}
