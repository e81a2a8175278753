import type { Localized } from '@city/kit/errors/localized';
import type { Role } from '../generated/prisma/enums.ts';

/** How a role is called where people read it. */
const roleNames: Readonly<Record<Role, Localized>> = {
  ADMINISTRATOR: { vi: 'quản trị viên', en: 'administrator' },
  CASE_OFFICER: { vi: 'cán bộ xử lý hồ sơ', en: 'case officer' },
  CASE_MANAGER: { vi: 'lãnh đạo duyệt hồ sơ', en: 'case manager' },
  RECEPTIONIST: { vi: 'lễ tân', en: 'receptionist' },
  LODGING_OWNER: { vi: 'chủ cơ sở lưu trú', en: 'owner of a lodging business' },
  LODGING_INSPECTOR: { vi: 'cán bộ quản lý lưu trú', en: 'lodging inspector' },
  DISPATCHER: { vi: 'điều phối viên', en: 'dispatcher' },
  RESPONDER: { vi: 'lực lượng xử lý sự cố', en: 'responder' },
  CAMERA_OPERATOR: { vi: 'cán bộ vận hành camera', en: 'camera operator' },
  VIOLATION_REVIEWER: { vi: 'cán bộ xét duyệt vi phạm', en: 'violation reviewer' },
  ENVIRONMENT_OFFICER: { vi: 'cán bộ môi trường', en: 'environment officer' },
};

export function listRoles(roles: readonly Role[]): Localized {
  return {
    vi: roles.map((role) => roleNames[role].vi).join(', '),
    en: roles.map((role) => roleNames[role].en).join(', '),
  };
}
