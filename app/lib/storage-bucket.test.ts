import { describe, expect, it } from "vitest";
import { placeOf } from "./storage-bucket.server";

describe("placeOf", () => {
  const at = (endpoint?: string) => placeOf({ name: "centre", endpoint });

  it("leaves Amazon's address to the region", () => {
    expect(at()).toEqual({});
  });

  it("puts the bucket into the path of an address", () => {
    const store = { endpoint: "http://127.0.0.1:9000/", forcePathStyle: true };
    expect(at("http://127.0.0.1:9000")).toEqual(store);
  });

  it("leaves it in the host of an address that begins with it", () => {
    expect(at("https://centre.oss-cn-beijing.aliyuncs.com")).toEqual({
      ...{ endpoint: "https://oss-cn-beijing.aliyuncs.com/", forcePathStyle: false },
    });
  });
});
