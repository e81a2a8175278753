import { LoadingPage } from '#features/states/loading-page.tsx';

export default function LoadingDevices() {
  return <LoadingPage />;
}
