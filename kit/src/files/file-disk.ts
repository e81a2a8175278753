import { randomUUID } from 'node:crypto';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

export type FileStorage =
  | { kind: 'folder'; directory: string }
  | {
      kind: 's3';
      bucket: string;
      region: string;
      /** For servers other than Amazon's. */
      endpoint?: string;
      accessKeyId: string;
      secretAccessKey: string;
    };

export async function openDisk(storage: FileStorage): Promise<Disk> {
  if (storage.kind === 'folder')
    return new Disk(new FSDriver({ location: storage.directory, visibility: 'private' }));
  const { S3Driver } = await loadS3Driver();
  return new Disk(
    new S3Driver({
      bucket: storage.bucket,
      region: storage.region,
      endpoint: storage.endpoint,
      forcePathStyle: storage.endpoint !== undefined,
      credentials: { accessKeyId: storage.accessKeyId, secretAccessKey: storage.secretAccessKey },
      visibility: 'private',
      supportsACL: false,
    }),
  );
}

/** A name that tells nothing and cannot be guessed, in one of 256 folders so that none grows too long. */
export function newFileKey(): string {
  const id = randomUUID();
  return `${id.slice(0, 2)}/${id}`;
}

/** Amazon's client is large and most installations keep files in a folder: who wants it installs it. */
async function loadS3Driver() {
  try {
    return await import('flydrive/drivers/s3');
  } catch (error) {
    throw new Error(
      'Files in S3 need two packages: npm install @aws-sdk/client-s3 @aws-sdk/s3-request-presigner',
      { cause: error },
    );
  }
}
