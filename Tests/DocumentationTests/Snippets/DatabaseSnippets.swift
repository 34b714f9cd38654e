import Dynamock
import DynamockTesting
import Testing

// The code between `snippet` and `snippet.end` has to equal a code block of the documentation.

@Suite("The documentation's database")
struct DatabaseSnippets {
  @Test("stores items in memory")
  func operations() async throws {
    // snippet
    let database = try DynamockDatabase()
    try await database.createTable(
      CreateTableInput(
        tableName: "Music", partitionKey: .string("Artist"), sortKey: .string("Song")))

    try await database.putItem(
      PutItemInput(
        tableName: "Music",
        item: [
          "Artist": "Nina Simone", "Song": "Sinnerman", "Year": 1965, "Tags": ["live", "long"],
        ]))

    let song = try await database.getItem(
      GetItemInput(tableName: "Music", key: ["Artist": "Nina Simone", "Song": "Sinnerman"]))
    let year = song.item?["Year"]  // 1965
    // snippet.end
    #expect(year == 1965)

    // snippet
    var query = QueryInput(tableName: "Music")
    query.keyConditionExpression = "Artist = :artist AND begins_with(Song, :start)"
    query.expressionAttributeValues = [":artist": "Nina Simone", ":start": "Sin"]
    let songs = try await database.query(query).items ?? []
    for song in songs { print(song) }  // {"Artist":{"S":"Nina Simone"},"Song":{"S":"Sinnerman"},…
    // snippet.end
    let start = #"{"Artist":{"S":"Nina Simone"},"Song":{"S":"Sinnerman"},"#
    #expect(songs.first?.description.hasPrefix(start) == true)

    // snippet
    do throws(DynamoDBError) {
      try await database.putItem(
        PutItemInput(
          tableName: "Music", item: ["Artist": "Nina Simone", "Song": "Sinnerman"],
          conditionExpression: "attribute_not_exists(Artist)"))
    } catch {
      print(error.code.name)  // ConditionalCheckFailedException
      print(error.message ?? "")  // The conditional request failed
    }
    // snippet.end
  }

  @Test("opens on a file, and a file is read into memory and saved")
  func files() async throws {
    let file = TemporaryFile()
    defer { file.remove() }
    let path = file.path
    do {
      // snippet
      let database = try DynamockDatabase(file: path)
      try await database.createTable(
        CreateTableInput(tableName: "Music", partitionKey: .string("Artist")))
      try database.close()
      // snippet.end
    }
    do {
      // snippet
      let (database, file) = try await DatabaseFile.open(path)
      try await database.putItem(PutItemInput(tableName: "Music", item: ["Artist": "Miles Davis"]))
      try await file.save(database)
      // snippet.end
    }
    let database = try DynamockDatabase(file: path)
    #expect(try await database.scan(ScanInput(tableName: "Music")).count == 1)
    try database.close()
  }
}
