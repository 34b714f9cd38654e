// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension SourceTableFeatureDetails: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("GlobalSecondaryIndexes", globalSecondaryIndexes)
    writer.member("LocalSecondaryIndexes", localSecondaryIndexes)
    writer.member("SSEDescription", sseDescription)
    writer.member("StreamDescription", streamDescription)
    writer.member("TimeToLiveDescription", timeToLiveDescription)
    writer.member("VectorIndexes", vectorIndexes)
    writer.endObject()
  }
}
