// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension SSEDescription: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("InaccessibleEncryptionDateTime", inaccessibleEncryptionDateTime)
    writer.member("KMSMasterKeyArn", kmsMasterKeyArn)
    writer.member("SSEType", sseType)
    writer.member("Status", status)
    writer.endObject()
  }
}
