import DynamockSQLiteStorage
import DynamockStorage
import DynamockTesting
import TemporaryFiles
import Testing

@Suite("The store in a SQLite file keeps the contract")
struct SQLiteContractTests {
  @Test(
    "the store passes all checks of the contract", .timeLimit(.minutes(10)),
    arguments: SQLiteDurability.allCases)
  func contract(_ durability: SQLiteDurability) async {
    let folders = Folders()
    let violations = await checkStorageBackend {
      try SQLiteStorage(path: await folders.next().file, durability: durability)
    }
    #expect(violations == [])
  }
}

/// Creates a new folder for each store of a check.
private actor Folders {
  private var made: [TemporaryFolder] = []

  func next() -> TemporaryFolder {
    let folder = TemporaryFolder()
    made.append(folder)
    return folder
  }
}
