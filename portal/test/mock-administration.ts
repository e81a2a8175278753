/** Invented units, members and software, to look at the pages of administration while no services run. */
const text = (vi: string, en: string) => ({ vi, en });
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

type Unit = { id: string; code: string; kind: string; name: { vi: string; en: string }; parent: Unit | null };

function unit(code: string, kind: string, vi: string, en: string, parent: Unit | null = null): Unit {
  return { id: code.toLowerCase(), code, kind, name: text(vi, en), parent };
}

const zone = unit(
  'ubnd',
  'DISTRICT_DEPARTMENT',
  'Ủy ban nhân dân đặc khu Phú Quốc',
  'People’s Committee of Phu Quoc',
);
const police = unit('CA-DK', 'POLICE', 'Công an đặc khu Phú Quốc', 'Police of Phu Quoc', zone);
const units = [
  zone,
  unit('P-TP', 'DISTRICT_DEPARTMENT', 'Phòng Tư pháp đặc khu Phú Quốc', 'Division of Justice', zone),
  unit(
    'P-LDTBXH',
    'DISTRICT_DEPARTMENT',
    'Phòng Lao động - Thương binh và Xã hội đặc khu Phú Quốc',
    'Labour',
    zone,
  ),
  police,
  unit('CA-DD', 'POLICE', 'Công an đặc khu, địa bàn Dương Đông', 'Police, Duong Dong area', police),
  unit('CA-AT', 'POLICE', 'Công an đặc khu, địa bàn An Thới', 'Police, An Thoi area', police),
  unit(
    'IOC',
    'OPERATIONS_CENTRE',
    'Trung tâm Giám sát, điều hành đô thị thông minh',
    'Operations centre',
    zone,
  ),
];

const member = (id: string, fullName: string, roles: string[], days: number) => ({
  id: `m-${id}`,
  roles,
  grantedAt: ago(days),
  citizen: { id, fullName },
});
let members = [
  member('citizen-administrator', 'Ngô Thành Đạt', ['ADMINISTRATOR'], 300),
  member('c-1', 'Võ Thị Kim Oanh', ['CASE_OFFICER', 'CASE_MANAGER'], 90),
  member('c-2', 'Nguyễn Phúc Bảo Anh Trường Giang', ['CASE_OFFICER'], 2),
];
const client = (id: string, name: string, more: object) => ({
  id,
  clientId: `ubnd-${id}`,
  name,
  scopes: ['procedures:process', 'identity:lookup'],
  createdAt: ago(200),
  lastUsedAt: null as string | null,
  revokedAt: null as string | null,
  isUnused: false,
  secretRolledAt: null as string | null,
  previousSecretValidUntil: null as string | null,
  ...more,
});
const clients = [
  client('a1b2', 'Phần mềm một cửa', { lastUsedAt: ago(0.01), previousSecretValidUntil: ago(-1) }),
  client('c3d4', 'Phần mềm thống kê cũ', { lastUsedAt: ago(120), isUnused: true }),
  client('e5f6', 'Bản đồ số', { createdAt: ago(3) }),
  client('g7h8', 'Cổng thử nghiệm', { revokedAt: ago(30) }),
];
const clientSecret = 'k7Qm2vXw-mBq8ZpL4tRy6NcD1sHf3JgA5uEoT9iVbWx';
const byId = (id: string) => clients.find((one) => one.id === id);

export const administration = {
  organizations: () => units,
  organization: ({ id }: { id: string }) => {
    const found = units.find((one) => one.id === id);
    return (
      found && {
        ...found,
        members,
        possibleRoles: ['ADMINISTRATOR', 'CASE_OFFICER', 'CASE_MANAGER', 'RESPONDER', 'ENVIRONMENT_OFFICER'],
        possibleClientScopes: [
          'environment:manage',
          'identity:lookup',
          'incidents:respond',
          'procedures:process',
        ],
      }
    );
  },
  serviceClients: () => clients,
  memberCandidate: ({ nationalId }: { nationalId: string }) =>
    nationalId.endsWith('0') ? null : { id: 'c-9', fullName: 'Lê Thị Ngọc Hân' },
  grantMembership: ({ citizenId, roles }: { citizenId: string; roles: string[] }) => {
    const before = members.find(({ citizen }) => citizen.id === citizenId);
    const granted = before ? { ...before, roles } : member(citizenId, 'Lê Thị Ngọc Hân', roles, 0);
    members = [...members.filter((one) => one !== before), granted];
    return granted;
  },
  revokeMembership: ({ id }: { id: string }) => {
    members = members.filter((one) => one.id !== id);
    return { id };
  },
  registerServiceClient: ({ name, scopes }: { name: string; scopes: string[] }) => {
    const registered = client(`new${clients.length}`, name, { scopes, createdAt: ago(0) });
    clients.push(registered);
    return { clientSecret, client: registered };
  },
  rollServiceClientSecret: ({ id }: { id: string }) => ({ clientSecret, client: byId(id) }),
  revokeServiceClient: ({ id }: { id: string }) => Object.assign(byId(id) ?? {}, { revokedAt: ago(0) }),
};
