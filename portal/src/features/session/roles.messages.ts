import { defineMessages } from '#language/messages.ts';

export const rolesMessages = defineMessages({
  vi: {
    ADMINISTRATOR: 'Quản trị',
    CASE_OFFICER: 'Cán bộ xử lý hồ sơ',
    CASE_MANAGER: 'Lãnh đạo xử lý hồ sơ',
    RECEPTIONIST: 'Lễ tân',
    LODGING_OWNER: 'Chủ cơ sở lưu trú',
    LODGING_INSPECTOR: 'Cán bộ quản lý lưu trú',
    DISPATCHER: 'Điều phối viên',
    RESPONDER: 'Lực lượng hiện trường',
    CAMERA_OPERATOR: 'Trực camera',
    VIOLATION_REVIEWER: 'Cán bộ duyệt vi phạm',
    ENVIRONMENT_OFFICER: 'Cán bộ môi trường',
  },
  en: {
    ADMINISTRATOR: 'Administrator',
    CASE_OFFICER: 'Case officer',
    CASE_MANAGER: 'Case manager',
    RECEPTIONIST: 'Receptionist',
    LODGING_OWNER: 'Lodging owner',
    LODGING_INSPECTOR: 'Lodging inspector',
    DISPATCHER: 'Dispatcher',
    RESPONDER: 'Responder',
    CAMERA_OPERATOR: 'Camera operator',
    VIOLATION_REVIEWER: 'Violation reviewer',
    ENVIRONMENT_OFFICER: 'Environment officer',
  },
});
