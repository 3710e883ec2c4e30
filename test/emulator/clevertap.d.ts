/** The client for Node that CleverTap publishes; it has no types of its own. */
declare module 'clevertap' {
  interface Client {
    readonly api: { apiEndpoint: string };
    events(
      query: unknown,
      options: { readonly batchSize: number },
    ): Promise<{ readonly profile: { readonly identity?: string } }[]>;
  }
  const clevertap: {
    init(accountId: string, passcode: string, region: string): Client;
  };
  export = clevertap;
}
