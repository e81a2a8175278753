import { defineErrors } from '../errors/error-registry.ts';

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);

export const fileErrors = defineErrors('files', {
  FILE_ADDRESS_INVALID: {
    description: 'The address of the file was changed or is for something else. Ask for a new one.',
    since: '0.1.0',
    category: 'FORBIDDEN',
    message: () => ({
      vi: 'Địa chỉ tệp không hợp lệ. Hãy yêu cầu địa chỉ mới.',
      en: 'This file address is not valid. Ask for a new one.',
    }),
  },
  FILE_ADDRESS_EXPIRED: {
    description: 'The address of the file is used after its time. Ask for a new one.',
    since: '0.1.0',
    category: 'FORBIDDEN',
    message: () => ({
      vi: 'Địa chỉ tệp đã hết hạn. Hãy yêu cầu địa chỉ mới.',
      en: 'This file address has expired. Ask for a new one.',
    }),
  },
  FILE_SIZE_REFUSED: {
    description: 'The upload does not tell its size, or another one than was announced.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ size }: { size: number }) => ({
      vi: `Tệp phải có đúng ${size} byte như đã khai báo.`,
      en: `The file must have the ${size} bytes that were announced.`,
    }),
  },
  FILE_TOO_LARGE: {
    description: 'The announced file is empty or larger than what is taken.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ maximum }: { maximum: number }) => ({
      vi: `Tệp không được rỗng và không được lớn hơn ${megabytes(maximum)} MB.`,
      en: `A file must not be empty, nor larger than ${megabytes(maximum)} MB.`,
    }),
  },
  FILE_TYPE_REFUSED: {
    description: 'The content is not of the announced type, or the type is not taken.',
    since: '0.1.0',
    category: 'BAD_USER_INPUT',
    message: ({ mediaType }: { mediaType: string }) => ({
      vi: `Nội dung tệp không phải là loại được chấp nhận (${mediaType}).`,
      en: `The content is not of a type that is taken here (${mediaType}).`,
    }),
  },
  FILE_EXISTS: {
    description: 'A file was already uploaded to this address. Ask for a new address to upload another.',
    since: '0.1.0',
    category: 'CONFLICT',
    message: () => ({
      vi: 'Tệp đã được tải lên địa chỉ này.',
      en: 'A file was already uploaded to this address.',
    }),
  },
});
